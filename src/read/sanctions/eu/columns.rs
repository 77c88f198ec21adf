//! The columns of the Union's list as CSV.

use crate::read::recognise;
use crate::read::records::{Format, Quotes, place};

pub(super) const COLUMNS: [&str; 118] = [
    "fileGenerationDate",
    "Entity_LogicalId",
    "Entity_EU_ReferenceNumber",
    "Entity_UnitedNationId",
    "Entity_DesignationDate",
    "Entity_DesignationDetails",
    "Entity_Remark",
    "Entity_SubjectType",
    "Entity_SubjectType_ClassificationCode",
    "Entity_Regulation_Type",
    "Entity_Regulation_OrganisationType",
    "Entity_Regulation_PublicationDate",
    "Entity_Regulation_EntryIntoForceDate",
    "Entity_Regulation_NumberTitle",
    "Entity_Regulation_Programme",
    "Entity_Regulation_PublicationUrl",
    "NameAlias_LastName",
    "NameAlias_FirstName",
    "NameAlias_MiddleName",
    "NameAlias_WholeName",
    "NameAlias_NameLanguage",
    "NameAlias_Gender",
    "NameAlias_Title",
    "NameAlias_Function",
    "NameAlias_LogicalId",
    "NameAlias_RegulationLanguage",
    "NameAlias_Remark",
    "NameAlias_Regulation_Type",
    "NameAlias_Regulation_OrganisationType",
    "NameAlias_Regulation_PublicationDate",
    "NameAlias_Regulation_EntryIntoForceDate",
    "NameAlias_Regulation_NumberTitle",
    "NameAlias_Regulation_Programme",
    "NameAlias_Regulation_PublicationUrl",
    "Address_City",
    "Address_Street",
    "Address_PoBox",
    "Address_ZipCode",
    "Address_Region",
    "Address_Place",
    "Address_AsAtListingTime",
    "Address_ContactInfo",
    "Address_CountryIso2Code",
    "Address_CountryDescription",
    "Address_LogicalId",
    "Address_RegulationLanguage",
    "Address_Remark",
    "Address_Regulation_Type",
    "Address_Regulation_OrganisationType",
    "Address_Regulation_PublicationDate",
    "Address_Regulation_EntryIntoForceDate",
    "Address_Regulation_NumberTitle",
    "Address_Regulation_Programme",
    "Address_Regulation_PublicationUrl",
    "BirthDate_BirthDate",
    "BirthDate_Day",
    "BirthDate_Month",
    "BirthDate_Year",
    "BirthDate_YearRangeFrom",
    "BirthDate_YearRangeTo",
    "BirthDate_Circa",
    "BirthDate_CalendarType",
    "BirthDate_ZipCode",
    "BirthDate_Region",
    "BirthDate_Place",
    "BirthDate_City",
    "BirthDate_CountryIso2Code",
    "BirthDate_CountryDescription",
    "BirthDate_LogicalId",
    "BirthDate_RegulationLanguage",
    "BirthDate_Remark",
    "BirthDate_Regulation_Type",
    "BirthDate_Regulation_OrganisationType",
    "BirthDate_Regulation_PublicationDate",
    "BirthDate_Regulation_EntryIntoForceDate",
    "BirthDate_Regulation_NumberTitle",
    "BirthDate_Regulation_Programme",
    "BirthDate_Regulation_PublicationUrl",
    "Identification_Number",
    "Identification_Diplomatic",
    "Identification_KnownExpired",
    "Identification_KnownFalse",
    "Identification_ReportedLost",
    "Identification_RevokedByIssuer",
    "Identification_IssuedBy",
    "Identification_IssuedDate",
    "Identification_ValidFrom",
    "Identification_ValidTo",
    "Identification_LatinNumber",
    "Identification_NameOnDocument",
    "Identification_TypeCode",
    "Identification_TypeDescription",
    "Identification_Region",
    "Identification_CountryIso2Code",
    "Identification_CountryDescription",
    "Identification_LogicalId",
    "Identification_RegulationLanguage",
    "Identification_Remark",
    "Identification_Regulation_Type",
    "Identification_Regulation_OrganisationType",
    "Identification_Regulation_PublicationDate",
    "Identification_Regulation_EntryIntoForceDate",
    "Identification_Regulation_NumberTitle",
    "Identification_Regulation_Programme",
    "Identification_Regulation_PublicationUrl",
    "Citizenship_Region",
    "Citizenship_CountryIso2Code",
    "Citizenship_CountryDescription",
    "Citizenship_LogicalId",
    "Citizenship_RegulationLanguage",
    "Citizenship_Remark",
    "Citizenship_Regulation_Type",
    "Citizenship_Regulation_OrganisationType",
    "Citizenship_Regulation_PublicationDate",
    "Citizenship_Regulation_EntryIntoForceDate",
    "Citizenship_Regulation_NumberTitle",
    "Citizenship_Regulation_Programme",
    "Citizenship_Regulation_PublicationUrl",
];

pub(super) const DAY: usize = place(&COLUMNS, "fileGenerationDate");
pub(super) const LOGICAL_ID: usize = place(&COLUMNS, "Entity_LogicalId");
pub(super) const REFERENCE: usize = place(&COLUMNS, "Entity_EU_ReferenceNumber");
pub(super) const UN_ID: usize = place(&COLUMNS, "Entity_UnitedNationId");
pub(super) const DESIGNATED: usize = place(&COLUMNS, "Entity_DesignationDate");
pub(super) const SUBJECT: usize = place(&COLUMNS, "Entity_SubjectType");
pub(super) const SUBJECT_CODE: usize = place(&COLUMNS, "Entity_SubjectType_ClassificationCode");
pub(super) const KIND: usize = place(&COLUMNS, "Entity_Regulation_Type");
pub(super) const PUBLISHED: usize = place(&COLUMNS, "Entity_Regulation_PublicationDate");
pub(super) const IN_FORCE: usize = place(&COLUMNS, "Entity_Regulation_EntryIntoForceDate");
pub(super) const TITLE: usize = place(&COLUMNS, "Entity_Regulation_NumberTitle");
pub(super) const PROGRAMME: usize = place(&COLUMNS, "Entity_Regulation_Programme");
pub(super) const URL: usize = place(&COLUMNS, "Entity_Regulation_PublicationUrl");
pub(super) const NAME: usize = place(&COLUMNS, "NameAlias_WholeName");
pub(super) const LAST_NAME: usize = place(&COLUMNS, "NameAlias_LastName");
pub(super) const FIRST_NAME: usize = place(&COLUMNS, "NameAlias_FirstName");
pub(super) const MIDDLE_NAME: usize = place(&COLUMNS, "NameAlias_MiddleName");
pub(super) const ADDRESS: usize = place(&COLUMNS, "Address_CountryIso2Code");
pub(super) const ADDRESS_WORDS: usize = place(&COLUMNS, "Address_CountryDescription");
pub(super) const CITIZENSHIP: usize = place(&COLUMNS, "Citizenship_CountryIso2Code");
pub(super) const CITIZENSHIP_WORDS: usize = place(&COLUMNS, "Citizenship_CountryDescription");
pub(super) const NUMBER: usize = place(&COLUMNS, "Identification_Number");
pub(super) const NUMBER_TYPE: usize = place(&COLUMNS, "Identification_TypeCode");
pub(super) const NUMBER_COUNTRY: usize = place(&COLUMNS, "Identification_CountryIso2Code");

/// When the acts were published that last touched a name, an address, a birth date, a number, a citizenship.
pub(super) const TOUCHED: [usize; 5] = [
    place(&COLUMNS, "NameAlias_Regulation_PublicationDate"),
    place(&COLUMNS, "Address_Regulation_PublicationDate"),
    place(&COLUMNS, "BirthDate_Regulation_PublicationDate"),
    place(&COLUMNS, "Identification_Regulation_PublicationDate"),
    place(&COLUMNS, "Citizenship_Regulation_PublicationDate"),
];

pub(super) static FORMAT: Format = Format {
    file: &recognise::EU_LIST,
    delimiter: b';',
    // Quotes stand bare within cells.
    quotes: Quotes::AroundCells,
    columns: &COLUMNS,
    needed: &[
        DAY, LOGICAL_ID, REFERENCE, DESIGNATED, SUBJECT, PUBLISHED, PROGRAMME, NAME,
    ],
    missing: &[],
};
