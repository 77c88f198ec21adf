# Writes strucchange.json: Rscript make_strucchange.R > strucchange.json
# R 4.2.2, strucchange 1.5.3: the date that splits the counts best by least squares, at least two cells on each side.
suppressMessages(library(strucchange))
cases <- c()
for (seed in 1:12) {
  set.seed(seed)
  n <- if (seed %% 2) 12 else 24
  change <- n / 2 + (seed %% 3) - 1
  y <- rnbinom(n, mu = c(rep(10, change), rep(40, n - change)), size = 10)
  date <- breakpoints(y ~ 1, h = 2, breaks = 1)$breakpoints
  cases <- c(cases, sprintf('{"seed": %d, "y": [%s], "date": %d}', seed, paste(y, collapse = ", "), date))
}
cat('{"note": "R 4.2.2, strucchange 1.5.3, make_strucchange.R; whole numbers, equal",\n "cases": [\n', paste0("  ", cases, collapse = ",\n"), "\n]}\n", sep = "")
