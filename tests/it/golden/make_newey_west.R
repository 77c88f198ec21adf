# Writes newey_west.json: Rscript make_newey_west.R > newey_west.json
# R 4.2.2, sandwich; printed with 17 digits.
suppressMessages(library(sandwich))
set.seed(15)
number <- function(x) formatC(x, digits = 17, format = "g", width = 1)
list_of <- function(x) paste0("[", paste(sapply(x, number), collapse = ", "), "]")
cases <- c()
for (n in c(16, 24, 48, 100)) {
  z <- as.numeric(arima.sim(list(ar = 0.6), n)) * 0.4
  exposure <- 1 + (seq_len(n) %% 3) / 4
  y <- rpois(n, exposure * exp(2 + z))
  t <- seq_len(n) - 1
  change <- floor(n / 2)
  columns <- list(trend = cbind(t), interrupted = cbind(t, after = as.numeric(t >= change), since = pmax(t - change, 0)))
  for (what in names(columns)) {
    x <- columns[[what]]
    model <- glm(y ~ x + offset(log(exposure)), family = poisson, control = glm.control(epsilon = 1e-15, maxit = 100))
    # The weights are those of the step before the last: once more from the end.
    for (again in 1:2) model <- glm(y ~ x + offset(log(exposure)), family = poisson, start = coef(model))
    usual <- floor(4 * (n / 100)^(2 / 9))
    for (lag in unique(c(0, usual, 7))) {
      v <- NeweyWest(model, lag = lag, prewhite = FALSE, adjust = FALSE)
      cases <- c(cases, sprintf('{"what": "%s", "y": %s, "exposure": %s, "change": %d, "lag": %d, "usual": %d, "coef": %s, "se": %s}',
        what, list_of(y), list_of(exposure), change, lag, usual, list_of(unname(coef(model))), list_of(unname(sqrt(diag(v))))))
    }
  }
}
note <- sprintf("R %s, sandwich %s NeweyWest(prewhite = FALSE, adjust = FALSE); command in make_newey_west.R; tolerance 1e-10 relative",
  paste(R.version$major, R.version$minor, sep = "."), packageVersion("sandwich"))
cat(sprintf('{"note": "%s", "cases": [\n%s\n]}\n', note, paste(cases, collapse = ",\n")))
