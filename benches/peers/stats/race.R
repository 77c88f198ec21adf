# R on the pairs of src/main.rs; prints `name nanoseconds`.
cat(R.version.string, "(version)\n")
state <- 20260101
draw <- numeric(200000)
for (i in seq_along(draw)) {
  # In two halves, as the product is above 2^53.
  high <- floor(state / 65536); low <- state %% 65536
  state <- ((high * 1103515245) %% 32768 * 65536 + low * 1103515245 + 12345) %% 2147483648
  draw[i] <- floor(state / 65536) %% 100
}
x1 <- draw[c(TRUE, FALSE)]
x2 <- draw[c(FALSE, TRUE)]
best <- function(items, run, repeats) {
  least <- Inf
  for (i in seq_len(repeats)) {
    took <- system.time(run(), gcFirst = FALSE)[["elapsed"]]
    least <- min(least, took)
  }
  least / items * 1e9
}
interval <- function() {
  lo <- qbeta(0.025, x2, x1 + 1)
  hi <- qbeta(0.025, x1, x2 + 1)
  list(lo / (1 - lo), (1 - hi) / hi)
}
cat("R qbeta, vectorised, interval only", best(length(x1), interval, 3), "\n", sep = " ")
few <- which(x1 + x2 > 0)[1:2000]
tests <- function() for (i in few) poisson.test(c(x2[i], x1[i]), c(3, 3))
cat("R poisson.test", best(length(few), tests, 3), "\n", sep = " ")
