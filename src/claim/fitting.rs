//! What did they count? The rules under which all figures of a text hold together.

use super::neighbourhood::choice::Choice;
use super::neighbourhood::questions::{Counted, Questions};
use super::{Claim, Verdict};
use crate::error::{Result, choices::Choices};
use crate::ledger::Ledger;
use crate::rule::counting_rule::CountingRule;
use crate::rule::one_is::OneIs;
use crate::rule::select::Select;
use crate::tally::TallyKey;
use crate::time::period::Period;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// So many classes at most: 65,535 rules.
const MOST: usize = 16;

/// Named classes of records that an author may or may not have counted: together they give one rule for each choice of one or more of them.
///
/// Windows that the text may have meant by its years can be named besides.
///
/// # Examples
/// ```
/// use interstate::claim::{Claim, RuleChoices, Tolerance};
/// use interstate::tally::Whole;
/// use interstate::{InteractionFamily, InteractionKind, OneIs, Period, Select, sample};
///
/// let choices = RuleChoices::new(OneIs::PhasesTogether)
///     .with_class("exercises", Select::from(InteractionFamily::Exercise) & !Select::Component & !Select::tag("big_tent"))?
///     .with_class("component drills", Select::from(InteractionFamily::Exercise) & Select::Component)?
///     .with_class("air patrols", InteractionKind::AirPatrol)?
///     .with_class("naval patrols", InteractionKind::NavalPatrol)?;
/// let about_six = Claim::RateAbout { a_year: Tolerance::new(5.5, 6.5)?, period: Period::years(2022..=2024)? };
/// let ten = Claim::CountAtLeast { n: 10, period: Period::year(2024)? };
/// let fitting = choices.fitting(&[about_six, ten], &sample::china_russia()?, &Whole)?;
/// assert_eq!((fitting.tried(), fitting.all().len()), (15, 0)); // with coast guard ships out, none
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(try_from = "RawChoices")]
pub struct RuleChoices {
    one_is: OneIs,
    classes: Vec<Choice<Select>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    windows: Vec<Choice<Vec<(Period, Period)>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChoices {
    #[serde(default)]
    one_is: OneIs,
    classes: Vec<Choice<Select>>,
    #[serde(default)]
    windows: Vec<Choice<Vec<(Period, Period)>>>,
}

impl TryFrom<RawChoices> for RuleChoices {
    type Error = crate::error::Error;

    fn try_from(raw: RawChoices) -> Result<Self> {
        let mut choices = Self::new(raw.one_is);
        for class in raw.classes {
            named(&choices.classes, class.name(), "classes")?;
            choices.classes.push(class);
        }
        for window in raw.windows {
            named(&choices.windows, window.name(), "windows")?;
            choices.windows.push(window);
        }
        Ok(choices)
    }
}

/// That no other choice has this name.
fn named<T>(others: &[Choice<T>], name: &str, parameter: &'static str) -> Result<()> {
    if others.iter().any(|other| other.name() == name) {
        return Err(Choices::NameTwice {
            parameter,
            name: name.into(),
        }
        .into());
    }
    Ok(())
}

impl RuleChoices {
    /// Choices without a class yet; all rules have the same unit of counting.
    #[must_use]
    pub fn new(one_is: OneIs) -> Self {
        Self {
            one_is,
            classes: Vec::new(),
            windows: Vec::new(),
        }
    }

    /// The same choices with one more class to include or not.
    ///
    /// # Errors
    /// No name, or that of another class.
    pub fn with_class(mut self, name: &str, class: impl Into<Select>) -> Result<Self> {
        named(&self.classes, name, "classes")?;
        self.classes.push(Choice::new(name, "", class.into())?);
        Ok(self)
    }

    /// The same choices with one more reading of the text's periods: each claim about the first period of a pair is taken to be about the
    /// second.
    ///
    /// # Errors
    /// No name, or that of another reading.
    ///
    /// # Examples
    /// ```
    /// use interstate::claim::{Claim, RuleChoices};
    /// use interstate::tally::Whole;
    /// use interstate::{InteractionFamily, OneIs, Period, sample};
    ///
    /// let twelve = Claim::CountExactly { n: 3, period: Period::year(2023)? };
    /// let (year, war) = (Period::year(2023)?, Period::new("2023-02-24".parse()?, "2024-02-24".parse()?)?);
    /// let choices = RuleChoices::new(OneIs::Row)
    ///     .with_class("patrols", InteractionFamily::Patrol)?
    ///     .with_windows("year of the war", "the second year from the invasion on", vec![(year, war)])?;
    /// let fitting = choices.fitting(&[twelve], &sample::china_russia()?, &Whole)?;
    /// assert_eq!(fitting.tried(), 2); // one rule by two readings
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_windows(
        mut self,
        name: &str,
        reason: &str,
        meant: Vec<(Period, Period)>,
    ) -> Result<Self> {
        named(&self.windows, name, "windows")?;
        self.windows.push(Choice::new(name, reason, meant)?);
        Ok(self)
    }

    /// Finds the rules and the readings of the periods under which all figures of a text hold together.
    ///
    /// # When it misleads
    /// Of very many rules some fit by chance. A rule that nobody would have thought of is no answer to what was counted; one that fits and could be
    /// said in a sentence may be.
    ///
    /// # Errors
    /// No figure; no class, or more than 16; and as [`Claim::check`].
    pub fn fitting<K: TallyKey>(
        &self,
        figures: &[Claim],
        ledger: &Ledger,
        of: &K,
    ) -> Result<Fitting> {
        let classes = self.classes.len();
        if !(1..=MOST).contains(&classes) {
            return Err(Choices::Classes {
                found: classes,
                most: MOST,
            }
            .into());
        }
        if figures.is_empty() {
            return Err(Choices::NoFigure.into());
        }
        let readings = self.readings(figures)?;
        let claims = readings.iter().flat_map(|(_, claims)| claims);
        let questions = Questions::new(claims.cloned().collect(), ledger)?;
        let (mut all, mut tried) = (Vec::new(), 0);
        // All ways to switch them but all off, in the order of a counter whose first digit is the first class.
        for switched in 1..1_u32 << classes {
            let rule = self.rule(switched);
            let counted = questions.under(rule.clone(), of)?;
            for (reading, (name, claims)) in readings.iter().enumerate() {
                tried += 1;
                let first = reading * claims.len();
                let verdict = together(&counted, first..first + claims.len())?;
                if !matches!(verdict, Verdict::Fails | Verdict::NotQuantitative) {
                    all.push(FittedRule {
                        rule: rule.clone(),
                        classes: self.names(switched),
                        windows: name.map(Into::into),
                        verdict,
                    });
                }
            }
        }
        Ok(Fitting { all, tried })
    }

    /// The figures as stated, and by each other reading of their periods.
    fn readings<'a>(&'a self, figures: &[Claim]) -> Result<Vec<(Option<&'a str>, Vec<Claim>)>> {
        let mut readings = vec![(None, figures.to_vec())];
        for choice in &self.windows {
            let meant = |period: Option<Period>| {
                let period = period?;
                let pair = choice.value().iter().find(|(said, _)| *said == period);
                pair.map(|(_, meant)| *meant)
            };
            let read = |claim: &Claim| {
                let (before, after) = claim.before_and_after();
                claim.with_windows(meant(before), meant(after))
            };
            let claims: Result<Vec<Claim>> = figures.iter().map(read).collect();
            readings.push((Some(choice.name()), claims?));
        }
        Ok(readings)
    }

    fn on(&self, switched: u32) -> impl Iterator<Item = &Choice<Select>> {
        let classes = self.classes.iter().enumerate();
        classes.filter_map(move |(n, class)| (switched >> n & 1 == 1).then_some(class))
    }

    fn names(&self, switched: u32) -> Vec<Box<str>> {
        self.on(switched).map(|class| class.name().into()).collect()
    }

    fn rule(&self, switched: u32) -> CountingRule {
        let name = self.names(switched).join(" + ");
        let select = Select::any_of(self.on(switched).map(|class| class.value().clone()));
        CountingRule::new(name, select).with_one_is(self.one_is)
    }
}

/// Whether all claims of some places hold under one rule: surely, possibly or not.
fn together<K: TallyKey>(counted: &Counted<'_, K>, places: Range<usize>) -> Result<Verdict> {
    let mut all = Verdict::Holds;
    for place in places {
        match counted.answer(place)?.map(|outcome| outcome.verdict) {
            Some(Verdict::Holds) | None => {}
            Some(Verdict::Fails) => return Ok(Verdict::Fails),
            Some(open) => all = open,
        }
    }
    Ok(all)
}

/// A rule under which all figures of a text hold, or may hold.
///
/// # Examples
/// As at [`Fitting`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FittedRule {
    rule: CountingRule,
    classes: Vec<Box<str>>,
    windows: Option<Box<str>>,
    verdict: Verdict,
}

impl FittedRule {
    /// The rule, named by the classes that it includes.
    #[must_use]
    pub fn rule(&self) -> &CountingRule {
        &self.rule
    }

    /// The names of the classes that the rule includes, in the order of the choices.
    pub fn classes(&self) -> impl Iterator<Item = &str> {
        self.classes.iter().map(|name| &**name)
    }

    /// The reading of the text's periods, if it is not the plain one.
    #[must_use]
    pub fn windows(&self) -> Option<&str> {
        self.windows.as_deref()
    }

    /// The verdict on the figures: [`Verdict::Holds`] where every figure certainly holds; otherwise what leaves one open. Each figure is
    /// checked separately: that each may hold does not mean that all may hold together.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }
}

/// The rules that fit the figures of a text, among all that were tried.
///
/// # Examples
/// ```
/// use interstate::claim::{Claim, RuleChoices};
/// use interstate::tally::Whole;
/// use interstate::{InteractionKind, OneIs, Period, sample};
///
/// // "Three patrols in 2024": which patrols?
/// let three = Claim::CountExactly { n: 3, period: Period::year(2024)? };
/// let choices = RuleChoices::new(OneIs::Row)
///     .with_class("air", InteractionKind::AirPatrol)?
///     .with_class("naval", InteractionKind::NavalPatrol)?
///     .with_class("coast guard", InteractionKind::CoastGuardPatrol)?;
/// let fitting = choices.fitting(&[three], &sample::china_russia()?, &Whole)?;
/// assert_eq!(
///     fitting.to_string(),
///     "2 of 7 fit\n\
///      air + coast guard\n\
///      naval + coast guard\n",
/// );
/// # Ok::<(), interstate::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fitting {
    all: Vec<FittedRule>,
    tried: usize,
}

impl Fitting {
    /// The rules that fit or may fit, in the order of the choices.
    #[must_use]
    pub fn all(&self) -> &[FittedRule] {
        &self.all
    }

    /// The rules that certainly fit.
    pub fn sure(&self) -> impl Iterator<Item = &FittedRule> {
        let all = self.all.iter();
        all.filter(|fitted| fitted.verdict == Verdict::Holds)
    }

    /// The number of combinations of a rule and a reading of the periods that were tried.
    #[must_use]
    pub fn tried(&self) -> usize {
        self.tried
    }
}

/// How many fit, and one a line.
impl std::fmt::Display for Fitting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{} of {} fit", self.sure().count(), self.tried)?;
        for fitted in &self.all {
            f.write_str(fitted.rule.name())?;
            if let Some(windows) = &fitted.windows {
                write!(f, " [{windows}]")?;
            }
            match fitted.verdict {
                Verdict::Holds | Verdict::Fails | Verdict::NotQuantitative => writeln!(f)?,
                Verdict::Depends => writeln!(f, ": depends on doubtful counts")?,
                Verdict::OutOfCoverage => writeln!(f, ": outside the coverage")?,
            }
        }
        Ok(())
    }
}
