# Writes durations.json: Rscript make_durations.R > durations.json
# R 4.2.2, survival 3.5-3. A negative number is a time that was reached without an end.
library(survival)

num <- function(x) ifelse(is.na(x), "null", sprintf("%.17g", x))
list_of <- function(x) paste0("[", paste(num(x), collapse = ","), "]")

sets <- list(
  # Freireich and others 1963, 6-mercaptopurine: weeks in remission.
  c(6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35),
  # The same study, placebo: every end is known.
  c(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23),
  # Days on a list: made up.
  c(30, -412, 365, 365, -365, 1096, -1200, 5.5, -730, 731, 90, -90, 90),
  # Half is never reached.
  c(3, -4, -5, -6, 7, -8, -9),
  c(2)
)
levels <- c(0.95, 0.90)
cat('{"note":"R 4.2.2, survival 3.5-3, survfit of Surv(time, ended); a negative time was reached without an end; null where R has NA","cases":[\n')
rows <- c()
for (set in sets) for (level in levels) {
  fits <- lapply(c("log-log", "log", "plain"), function(kind)
    survfit(Surv(abs(set), set > 0) ~ 1, conf.type = kind, conf.int = level))
  f <- fits[[1]]
  at <- f$n.event > 0
  band <- function(f) sprintf('[%s,%s]', list_of(f$lower[at]), list_of(f$upper[at]))
  se <- f$surv * f$std.err
  se[f$surv == 0] <- NA
  median <- unname(quantile(f, 0.5)$quantile)
  rows <- c(rows, sprintf(
    '{"times":%s,"level":%s,"time":%s,"at_risk":%s,"ended":%s,"survival":%s,"standard_error":%s,"log_log":%s,"log":%s,"plain":%s,"median_lo_hi":%s}',
    list_of(set), num(level), list_of(f$time[at]), list_of(f$n.risk[at]), list_of(f$n.event[at]),
    list_of(f$surv[at]), list_of(se[at]), band(fits[[1]]), band(fits[[2]]), band(fits[[3]]),
    list_of(c(quantile(f, 0.5)$lower, quantile(f, 0.5)$upper))))
}
cat(paste(rows, collapse = ",\n"), "\n]}\n")
