//! Dialects of SQL.

use crate::error::{Result, counts::Counts, text};

text::word! {
    "dialect of SQL";
    /// The dialect of SQL in which a query is written.
    ///
    /// # Examples
    /// ```
    /// use interstate::tally::plan::Dialect;
    ///
    /// assert_eq!("duckdb".parse::<Dialect>()?, Dialect::Duckdb);
    /// assert_eq!(Dialect::ALL.len(), 6);
    /// # Ok::<(), interstate::Error>(())
    /// ```
    #[derive(Ord, PartialOrd)]
    #[non_exhaustive]
    pub enum Dialect {
        /// DuckDB.
        Duckdb,
        /// PostgreSQL.
        Postgres,
        /// Apache DataFusion, and what is built upon it.
        Datafusion,
        /// SQLite, from 3.25 on, which has window functions.
        Sqlite,
        /// Apache Spark, and what speaks Spark Connect.
        Spark,
        /// BigQuery, in its standard SQL.
        Bigquery,
    }
}

impl Dialect {
    /// The type of texts.
    pub(super) const fn text(self) -> &'static str {
        match self {
            Self::Duckdb | Self::Datafusion => "varchar",
            Self::Postgres | Self::Sqlite => "text",
            Self::Spark | Self::Bigquery => "string",
        }
    }

    /// The type of whole numbers.
    pub(super) const fn whole(self) -> &'static str {
        match self {
            Self::Bigquery => "int64",
            Self::Duckdb | Self::Postgres | Self::Datafusion | Self::Sqlite | Self::Spark => {
                "bigint"
            }
        }
    }

    const fn quote(self) -> char {
        match self {
            Self::Spark | Self::Bigquery => '`',
            Self::Duckdb | Self::Postgres | Self::Datafusion | Self::Sqlite => '"',
        }
    }

    /// A text that is put in order by its bytes, whatever language the data base was made for.
    pub(super) fn bytewise(self, column: &str) -> String {
        match self {
            Self::Postgres => format!("{column} collate \"C\""),
            Self::Duckdb | Self::Datafusion | Self::Sqlite | Self::Spark | Self::Bigquery => {
                column.into()
            }
        }
    }

    /// The name of a column.
    pub(super) fn column(self, name: &str) -> String {
        let quote = self.quote();
        format!("{quote}{name}{quote}")
    }

    /// The name of a table, whose parts stand between points.
    pub(super) fn table(self, name: &str) -> String {
        let parts: Vec<String> = name.split('.').map(|part| self.column(part)).collect();
        parts.join(".")
    }
}

/// A name of a table or column that every dialect can quote.
pub(super) fn checked_name(name: &str) -> Result<&str> {
    let odd = |c: char| c.is_control() || matches!(c, '"' | '`' | '\\');
    if name.is_empty() || name.contains(odd) {
        return Err(Counts::PlanName { found: name.into() }.into());
    }
    Ok(name)
}
