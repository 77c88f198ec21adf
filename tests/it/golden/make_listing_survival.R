# Writes listing_survival.csv: Kaplan and Meier's curve of listings with log-log limits at 95 %, by R's package survival.
# Rscript tests/it/golden/make_listing_survival.R > tests/it/golden/listing_survival.csv
library(survival)
listed <- as.Date("2022-03-15") + c(0, 0, 0, 10, 20, 50, 100, 100, 200, 300, 400, 500)
ended <- as.Date(c("2022-09-14", "2022-09-14", "2023-03-15", NA, "2023-01-10", NA, "2024-02-29", NA,
                   "2022-10-01", NA, "2025-12-31", NA))
seen <- as.Date("2026-07-17")
days <- as.numeric(ifelse(is.na(ended), seen - listed, ended - listed))
curve <- summary(survfit(Surv(days, !is.na(ended)) ~ 1, conf.type = "log-log"))
cat(sprintf("# R %s, survival %s; days from listing to end, twelve listings, seen until %s; see make_listing_survival.R\n",
            getRversion(), packageVersion("survival"), seen))
cat("time,at_risk,ended,survival,standard_error,lo,hi\n")
cat(sprintf("%d,%d,%d,%.15g,%.15g,%.15g,%.15g\n", as.integer(curve$time), as.integer(curve$n.risk),
            as.integer(curve$n.event), curve$surv, curve$std.err, curve$lower, curve$upper), sep = "")
