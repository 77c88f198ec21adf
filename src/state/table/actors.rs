//! The actors, in the order of their codes.
// Made from data/states by tests/it/model/state_tables.rs, which also says how to write it anew.

use crate::state::StateKind;
use crate::state::actor::{Actor, ActorRow, State};

pub(in crate::state) static ACTORS: [ActorRow; 313] = [
    ActorRow { code: "ABW", name: "Aruba", kind: Some(StateKind::Territory) },
    ActorRow { code: "AFG", name: "Afghanistan", kind: Some(StateKind::State) },
    ActorRow { code: "AGO", name: "Angola", kind: Some(StateKind::State) },
    ActorRow { code: "AIA", name: "Anguilla", kind: Some(StateKind::Territory) },
    ActorRow { code: "ALA", name: "Åland Islands", kind: Some(StateKind::Territory) },
    ActorRow { code: "ALB", name: "Albania", kind: Some(StateKind::State) },
    ActorRow { code: "AND", name: "Andorra", kind: Some(StateKind::State) },
    ActorRow { code: "ANT", name: "Netherlands Antilles", kind: Some(StateKind::FormerTerritory) },
    ActorRow { code: "ARE", name: "United Arab Emirates", kind: Some(StateKind::State) },
    ActorRow { code: "ARG", name: "Argentina", kind: Some(StateKind::State) },
    ActorRow { code: "ARM", name: "Armenia", kind: Some(StateKind::State) },
    ActorRow { code: "ASEAN", name: "Association of Southeast Asian Nations", kind: None },
    ActorRow { code: "ASM", name: "American Samoa", kind: Some(StateKind::Territory) },
    ActorRow { code: "ATA", name: "Antarctica", kind: Some(StateKind::Territory) },
    ActorRow { code: "ATB", name: "British Antarctic Territory", kind: Some(StateKind::FormerTerritory) },
    ActorRow { code: "ATF", name: "French Southern Territories", kind: Some(StateKind::Territory) },
    ActorRow { code: "ATG", name: "Antigua and Barbuda", kind: Some(StateKind::State) },
    ActorRow { code: "ATN", name: "Dronning Maud Land", kind: Some(StateKind::FormerTerritory) },
    ActorRow { code: "AU", name: "African Union", kind: None },
    ActorRow { code: "AUKUS", name: "Security partnership of Australia the United Kingdom and the United States", kind: None },
    ActorRow { code: "AUS", name: "Australia", kind: Some(StateKind::State) },
    ActorRow { code: "AUT", name: "Austria", kind: Some(StateKind::State) },
    ActorRow { code: "AZE", name: "Azerbaijan", kind: Some(StateKind::State) },
    ActorRow { code: "BDI", name: "Burundi", kind: Some(StateKind::State) },
    ActorRow { code: "BEL", name: "Belgium", kind: Some(StateKind::State) },
    ActorRow { code: "BEN", name: "Benin", kind: Some(StateKind::State) },
    ActorRow { code: "BES", name: "Bonaire, Sint Eustatius and Saba", kind: Some(StateKind::Territory) },
    ActorRow { code: "BFA", name: "Burkina Faso", kind: Some(StateKind::State) },
    ActorRow { code: "BGD", name: "Bangladesh", kind: Some(StateKind::State) },
    ActorRow { code: "BGR", name: "Bulgaria", kind: Some(StateKind::State) },
    ActorRow { code: "BHR", name: "Bahrain", kind: Some(StateKind::State) },
    ActorRow { code: "BHS", name: "Bahamas", kind: Some(StateKind::State) },
    ActorRow { code: "BIH", name: "Bosnia and Herzegovina", kind: Some(StateKind::State) },
    ActorRow { code: "BLM", name: "Saint Barthélemy", kind: Some(StateKind::Territory) },
    ActorRow { code: "BLR", name: "Belarus", kind: Some(StateKind::State) },
    ActorRow { code: "BLZ", name: "Belize", kind: Some(StateKind::State) },
    ActorRow { code: "BMU", name: "Bermuda", kind: Some(StateKind::Territory) },
    ActorRow { code: "BOL", name: "Bolivia", kind: Some(StateKind::State) },
    ActorRow { code: "BRA", name: "Brazil", kind: Some(StateKind::State) },
    ActorRow { code: "BRB", name: "Barbados", kind: Some(StateKind::State) },
    ActorRow { code: "BRICS", name: "BRICS", kind: None },
    ActorRow { code: "BRN", name: "Brunei", kind: Some(StateKind::State) },
    ActorRow { code: "BTN", name: "Bhutan", kind: Some(StateKind::State) },
    ActorRow { code: "BVT", name: "Bouvet Island", kind: Some(StateKind::Territory) },
    ActorRow { code: "BWA", name: "Botswana", kind: Some(StateKind::State) },
    ActorRow { code: "CAF", name: "Central African Republic", kind: Some(StateKind::State) },
    ActorRow { code: "CAN", name: "Canada", kind: Some(StateKind::State) },
    ActorRow { code: "CCK", name: "Cocos (Keeling) Islands", kind: Some(StateKind::Territory) },
    ActorRow { code: "CHE", name: "Switzerland", kind: Some(StateKind::State) },
    ActorRow { code: "CHL", name: "Chile", kind: Some(StateKind::State) },
    ActorRow { code: "CHN", name: "China", kind: Some(StateKind::State) },
    ActorRow { code: "CIV", name: "Côte d'Ivoire", kind: Some(StateKind::State) },
    ActorRow { code: "CMR", name: "Cameroon", kind: Some(StateKind::State) },
    ActorRow { code: "COD", name: "Democratic Republic of the Congo", kind: Some(StateKind::State) },
    ActorRow { code: "COG", name: "Congo (Brazzaville)", kind: Some(StateKind::State) },
    ActorRow { code: "COK", name: "Cook Islands", kind: Some(StateKind::AssociatedState) },
    ActorRow { code: "COL", name: "Colombia", kind: Some(StateKind::State) },
    ActorRow { code: "COM", name: "Comoros", kind: Some(StateKind::State) },
    ActorRow { code: "CPV", name: "Cabo Verde", kind: Some(StateKind::State) },
    ActorRow { code: "CRI", name: "Costa Rica", kind: Some(StateKind::State) },
    ActorRow { code: "CSK", name: "Czechoslovakia", kind: Some(StateKind::FormerState) },
    ActorRow { code: "CST", name: "Collective Security Treaty before its organisation", kind: None },
    ActorRow { code: "CSTO", name: "Collective Security Treaty Organization", kind: None },
    ActorRow { code: "CTE", name: "Canton and Enderbury Islands", kind: Some(StateKind::FormerTerritory) },
    ActorRow { code: "CUB", name: "Cuba", kind: Some(StateKind::State) },
    ActorRow { code: "CUW", name: "Curaçao", kind: Some(StateKind::Territory) },
    ActorRow { code: "CXR", name: "Christmas Island", kind: Some(StateKind::Territory) },
    ActorRow { code: "CYM", name: "Cayman Islands", kind: Some(StateKind::Territory) },
    ActorRow { code: "CYP", name: "Cyprus", kind: Some(StateKind::State) },
    ActorRow { code: "CZE", name: "Czechia", kind: Some(StateKind::State) },
    ActorRow { code: "DDR", name: "German Democratic Republic", kind: Some(StateKind::FormerState) },
    ActorRow { code: "DEU", name: "Germany", kind: Some(StateKind::State) },
    ActorRow { code: "DJI", name: "Djibouti", kind: Some(StateKind::State) },
    ActorRow { code: "DMA", name: "Dominica", kind: Some(StateKind::State) },
    ActorRow { code: "DNK", name: "Denmark", kind: Some(StateKind::State) },
    ActorRow { code: "DOM", name: "Dominican Republic", kind: Some(StateKind::State) },
    ActorRow { code: "DZA", name: "Algeria", kind: Some(StateKind::State) },
    ActorRow { code: "EC", name: "European Communities", kind: None },
    ActorRow { code: "ECU", name: "Ecuador", kind: Some(StateKind::State) },
    ActorRow { code: "EGY", name: "Egypt", kind: Some(StateKind::State) },
    ActorRow { code: "ERI", name: "Eritrea", kind: Some(StateKind::State) },
    ActorRow { code: "ESH", name: "Western Sahara", kind: Some(StateKind::DisputedTerritory) },
    ActorRow { code: "ESP", name: "Spain", kind: Some(StateKind::State) },
    ActorRow { code: "EST", name: "Estonia", kind: Some(StateKind::State) },
    ActorRow { code: "ETH", name: "Ethiopia", kind: Some(StateKind::State) },
    ActorRow { code: "EU", name: "European Union", kind: None },
    ActorRow { code: "FIN", name: "Finland", kind: Some(StateKind::State) },
    ActorRow { code: "FJI", name: "Fiji", kind: Some(StateKind::State) },
    ActorRow { code: "FLK", name: "Falkland Islands", kind: Some(StateKind::Territory) },
    ActorRow { code: "FQHH", name: "French Southern and Antarctic Territories", kind: Some(StateKind::FormerTerritory) },
    ActorRow { code: "FRA", name: "France", kind: Some(StateKind::State) },
    ActorRow { code: "FRO", name: "Faroe Islands", kind: Some(StateKind::Territory) },
    ActorRow { code: "FSM", name: "Micronesia (Federated States of)", kind: Some(StateKind::State) },
    ActorRow { code: "FXX", name: "France, Metropolitan", kind: Some(StateKind::FormerTerritory) },
    ActorRow { code: "Five Eyes", name: "Five Eyes", kind: None },
    ActorRow { code: "G7", name: "Group of Seven", kind: None },
    ActorRow { code: "G8", name: "Group of Eight", kind: None },
    ActorRow { code: "GAB", name: "Gabon", kind: Some(StateKind::State) },
    ActorRow { code: "GBR", name: "United Kingdom", kind: Some(StateKind::State) },
    ActorRow { code: "GEL", name: "Gilbert and Ellice Islands", kind: Some(StateKind::FormerTerritory) },
    ActorRow { code: "GEO", name: "Georgia", kind: Some(StateKind::State) },
    ActorRow { code: "GGY", name: "Guernsey", kind: Some(StateKind::Territory) },
    ActorRow { code: "GHA", name: "Ghana", kind: Some(StateKind::State) },
    ActorRow { code: "GIB", name: "Gibraltar", kind: Some(StateKind::Territory) },
    ActorRow { code: "GIN", name: "Guinea", kind: Some(StateKind::State) },
    ActorRow { code: "GLP", name: "Guadeloupe", kind: Some(StateKind::Territory) },
    ActorRow { code: "GMB", name: "Gambia", kind: Some(StateKind::State) },
    ActorRow { code: "GNB", name: "Guinea-Bissau", kind: Some(StateKind::State) },
    ActorRow { code: "GNQ", name: "Equatorial Guinea", kind: Some(StateKind::State) },
    ActorRow { code: "GRC", name: "Greece", kind: Some(StateKind::State) },
    ActorRow { code: "GRD", name: "Grenada", kind: Some(StateKind::State) },
    ActorRow { code: "GRL", name: "Greenland", kind: Some(StateKind::Territory) },
    ActorRow { code: "GTM", name: "Guatemala", kind: Some(StateKind::State) },
    ActorRow { code: "GUF", name: "French Guiana", kind: Some(StateKind::Territory) },
    ActorRow { code: "GUM", name: "Guam", kind: Some(StateKind::Territory) },
    ActorRow { code: "GUY", name: "Guyana", kind: Some(StateKind::State) },
    ActorRow { code: "HKG", name: "Hong Kong", kind: Some(StateKind::Territory) },
    ActorRow { code: "HMD", name: "Heard Island and McDonald Islands", kind: Some(StateKind::Territory) },
    ActorRow { code: "HND", name: "Honduras", kind: Some(StateKind::State) },
    ActorRow { code: "HRV", name: "Croatia", kind: Some(StateKind::State) },
    ActorRow { code: "HTI", name: "Haiti", kind: Some(StateKind::State) },
    ActorRow { code: "HUN", name: "Hungary", kind: Some(StateKind::State) },
    ActorRow { code: "IDN", name: "Indonesia", kind: Some(StateKind::State) },
    ActorRow { code: "IMN", name: "Isle of Man", kind: Some(StateKind::Territory) },
    ActorRow { code: "IND", name: "India", kind: Some(StateKind::State) },
    ActorRow { code: "IOT", name: "British Indian Ocean Territory", kind: Some(StateKind::Territory) },
    ActorRow { code: "IRL", name: "Ireland", kind: Some(StateKind::State) },
    ActorRow { code: "IRN", name: "Iran", kind: Some(StateKind::State) },
    ActorRow { code: "IRQ", name: "Iraq", kind: Some(StateKind::State) },
    ActorRow { code: "ISL", name: "Iceland", kind: Some(StateKind::State) },
    ActorRow { code: "ISR", name: "Israel", kind: Some(StateKind::State) },
    ActorRow { code: "ITA", name: "Italy", kind: Some(StateKind::State) },
    ActorRow { code: "JAM", name: "Jamaica", kind: Some(StateKind::State) },
    ActorRow { code: "JEY", name: "Jersey", kind: Some(StateKind::Territory) },
    ActorRow { code: "JOR", name: "Jordan", kind: Some(StateKind::State) },
    ActorRow { code: "JPN", name: "Japan", kind: Some(StateKind::State) },
    ActorRow { code: "JTN", name: "Johnston Island", kind: Some(StateKind::FormerTerritory) },
    ActorRow { code: "KAZ", name: "Kazakhstan", kind: Some(StateKind::State) },
    ActorRow { code: "KEN", name: "Kenya", kind: Some(StateKind::State) },
    ActorRow { code: "KGZ", name: "Kyrgyzstan", kind: Some(StateKind::State) },
    ActorRow { code: "KHM", name: "Cambodia", kind: Some(StateKind::State) },
    ActorRow { code: "KIR", name: "Kiribati", kind: Some(StateKind::State) },
    ActorRow { code: "KNA", name: "Saint Kitts and Nevis", kind: Some(StateKind::State) },
    ActorRow { code: "KOR", name: "South Korea", kind: Some(StateKind::State) },
    ActorRow { code: "KWT", name: "Kuwait", kind: Some(StateKind::State) },
    ActorRow { code: "LAO", name: "Laos", kind: Some(StateKind::State) },
    ActorRow { code: "LBN", name: "Lebanon", kind: Some(StateKind::State) },
    ActorRow { code: "LBR", name: "Liberia", kind: Some(StateKind::State) },
    ActorRow { code: "LBY", name: "Libya", kind: Some(StateKind::State) },
    ActorRow { code: "LCA", name: "Saint Lucia", kind: Some(StateKind::State) },
    ActorRow { code: "LIE", name: "Liechtenstein", kind: Some(StateKind::State) },
    ActorRow { code: "LKA", name: "Sri Lanka", kind: Some(StateKind::State) },
    ActorRow { code: "LSO", name: "Lesotho", kind: Some(StateKind::State) },
    ActorRow { code: "LTU", name: "Lithuania", kind: Some(StateKind::State) },
    ActorRow { code: "LUX", name: "Luxembourg", kind: Some(StateKind::State) },
    ActorRow { code: "LVA", name: "Latvia", kind: Some(StateKind::State) },
    ActorRow { code: "MAC", name: "Macao", kind: Some(StateKind::Territory) },
    ActorRow { code: "MAF", name: "Saint Martin (French part)", kind: Some(StateKind::Territory) },
    ActorRow { code: "MAR", name: "Morocco", kind: Some(StateKind::State) },
    ActorRow { code: "MCO", name: "Monaco", kind: Some(StateKind::State) },
    ActorRow { code: "MDA", name: "Moldova", kind: Some(StateKind::State) },
    ActorRow { code: "MDG", name: "Madagascar", kind: Some(StateKind::State) },
    ActorRow { code: "MDV", name: "Maldives", kind: Some(StateKind::State) },
    ActorRow { code: "MEX", name: "Mexico", kind: Some(StateKind::State) },
    ActorRow { code: "MHL", name: "Marshall Islands", kind: Some(StateKind::State) },
    ActorRow { code: "MID", name: "Midway Islands", kind: Some(StateKind::FormerTerritory) },
    ActorRow { code: "MKD", name: "North Macedonia", kind: Some(StateKind::State) },
    ActorRow { code: "MLI", name: "Mali", kind: Some(StateKind::State) },
    ActorRow { code: "MLT", name: "Malta", kind: Some(StateKind::State) },
    ActorRow { code: "MMR", name: "Myanmar", kind: Some(StateKind::State) },
    ActorRow { code: "MNE", name: "Montenegro", kind: Some(StateKind::State) },
    ActorRow { code: "MNG", name: "Mongolia", kind: Some(StateKind::State) },
    ActorRow { code: "MNP", name: "Northern Mariana Islands", kind: Some(StateKind::Territory) },
    ActorRow { code: "MOZ", name: "Mozambique", kind: Some(StateKind::State) },
    ActorRow { code: "MRT", name: "Mauritania", kind: Some(StateKind::State) },
    ActorRow { code: "MSR", name: "Montserrat", kind: Some(StateKind::Territory) },
    ActorRow { code: "MTQ", name: "Martinique", kind: Some(StateKind::Territory) },
    ActorRow { code: "MUS", name: "Mauritius", kind: Some(StateKind::State) },
    ActorRow { code: "MWI", name: "Malawi", kind: Some(StateKind::State) },
    ActorRow { code: "MYS", name: "Malaysia", kind: Some(StateKind::State) },
    ActorRow { code: "MYT", name: "Mayotte", kind: Some(StateKind::Territory) },
    ActorRow { code: "NAM", name: "Namibia", kind: Some(StateKind::State) },
    ActorRow { code: "NATO", name: "North Atlantic Treaty Organization", kind: None },
    ActorRow { code: "NCL", name: "New Caledonia", kind: Some(StateKind::Territory) },
    ActorRow { code: "NER", name: "Niger", kind: Some(StateKind::State) },
    ActorRow { code: "NFK", name: "Norfolk Island", kind: Some(StateKind::Territory) },
    ActorRow { code: "NGA", name: "Nigeria", kind: Some(StateKind::State) },
    ActorRow { code: "NIC", name: "Nicaragua", kind: Some(StateKind::State) },
    ActorRow { code: "NIU", name: "Niue", kind: Some(StateKind::AssociatedState) },
    ActorRow { code: "NLD", name: "Netherlands", kind: Some(StateKind::State) },
    ActorRow { code: "NOR", name: "Norway", kind: Some(StateKind::State) },
    ActorRow { code: "NPL", name: "Nepal", kind: Some(StateKind::State) },
    ActorRow { code: "NRU", name: "Nauru", kind: Some(StateKind::State) },
    ActorRow { code: "NTZ", name: "Neutral Zone (Iraq and Saudi Arabia)", kind: Some(StateKind::FormerTerritory) },
    ActorRow { code: "NZL", name: "New Zealand", kind: Some(StateKind::State) },
    ActorRow { code: "OMN", name: "Oman", kind: Some(StateKind::State) },
    ActorRow { code: "OSCE", name: "Organization for Security and Co-operation in Europe", kind: None },
    ActorRow { code: "PAK", name: "Pakistan", kind: Some(StateKind::State) },
    ActorRow { code: "PAN", name: "Panama", kind: Some(StateKind::State) },
    ActorRow { code: "PCI", name: "Trust Territory of the Pacific Islands", kind: Some(StateKind::FormerTerritory) },
    ActorRow { code: "PCN", name: "Pitcairn", kind: Some(StateKind::Territory) },
    ActorRow { code: "PCZ", name: "Panama Canal Zone", kind: Some(StateKind::FormerTerritory) },
    ActorRow { code: "PER", name: "Peru", kind: Some(StateKind::State) },
    ActorRow { code: "PHL", name: "Philippines", kind: Some(StateKind::State) },
    ActorRow { code: "PLW", name: "Palau", kind: Some(StateKind::State) },
    ActorRow { code: "PNG", name: "Papua New Guinea", kind: Some(StateKind::State) },
    ActorRow { code: "POL", name: "Poland", kind: Some(StateKind::State) },
    ActorRow { code: "PRI", name: "Puerto Rico", kind: Some(StateKind::Territory) },
    ActorRow { code: "PRK", name: "North Korea", kind: Some(StateKind::State) },
    ActorRow { code: "PRT", name: "Portugal", kind: Some(StateKind::State) },
    ActorRow { code: "PRY", name: "Paraguay", kind: Some(StateKind::State) },
    ActorRow { code: "PSE", name: "Palestine", kind: Some(StateKind::PartlyRecognised) },
    ActorRow { code: "PUS", name: "US Miscellaneous Pacific Islands", kind: Some(StateKind::FormerTerritory) },
    ActorRow { code: "PYF", name: "French Polynesia", kind: Some(StateKind::Territory) },
    ActorRow { code: "QAT", name: "Qatar", kind: Some(StateKind::State) },
    ActorRow { code: "Quad", name: "Quadrilateral Security Dialogue", kind: None },
    ActorRow { code: "REU", name: "Réunion", kind: Some(StateKind::Territory) },
    ActorRow { code: "ROU", name: "Romania", kind: Some(StateKind::State) },
    ActorRow { code: "RUS", name: "Russia", kind: Some(StateKind::State) },
    ActorRow { code: "RWA", name: "Rwanda", kind: Some(StateKind::State) },
    ActorRow { code: "SAU", name: "Saudi Arabia", kind: Some(StateKind::State) },
    ActorRow { code: "SCG", name: "Serbia and Montenegro", kind: Some(StateKind::FormerState) },
    ActorRow { code: "SCO", name: "Shanghai Cooperation Organisation", kind: None },
    ActorRow { code: "SDN", name: "Sudan", kind: Some(StateKind::State) },
    ActorRow { code: "SEN", name: "Senegal", kind: Some(StateKind::State) },
    ActorRow { code: "SGP", name: "Singapore", kind: Some(StateKind::State) },
    ActorRow { code: "SGS", name: "South Georgia and the South Sandwich Islands", kind: Some(StateKind::Territory) },
    ActorRow { code: "SHN", name: "Saint Helena, Ascension and Tristan da Cunha", kind: Some(StateKind::Territory) },
    ActorRow { code: "SJM", name: "Svalbard and Jan Mayen", kind: Some(StateKind::Territory) },
    ActorRow { code: "SKM", name: "Sikkim", kind: Some(StateKind::FormerTerritory) },
    ActorRow { code: "SLB", name: "Solomon Islands", kind: Some(StateKind::State) },
    ActorRow { code: "SLE", name: "Sierra Leone", kind: Some(StateKind::State) },
    ActorRow { code: "SLV", name: "El Salvador", kind: Some(StateKind::State) },
    ActorRow { code: "SMR", name: "San Marino", kind: Some(StateKind::State) },
    ActorRow { code: "SOM", name: "Somalia", kind: Some(StateKind::State) },
    ActorRow { code: "SPM", name: "Saint Pierre and Miquelon", kind: Some(StateKind::Territory) },
    ActorRow { code: "SRB", name: "Serbia", kind: Some(StateKind::State) },
    ActorRow { code: "SSD", name: "South Sudan", kind: Some(StateKind::State) },
    ActorRow { code: "STP", name: "Sao Tome and Principe", kind: Some(StateKind::State) },
    ActorRow { code: "SUN", name: "Soviet Union", kind: Some(StateKind::FormerState) },
    ActorRow { code: "SUR", name: "Suriname", kind: Some(StateKind::State) },
    ActorRow { code: "SVK", name: "Slovakia", kind: Some(StateKind::State) },
    ActorRow { code: "SVN", name: "Slovenia", kind: Some(StateKind::State) },
    ActorRow { code: "SWE", name: "Sweden", kind: Some(StateKind::State) },
    ActorRow { code: "SWZ", name: "Eswatini", kind: Some(StateKind::State) },
    ActorRow { code: "SXM", name: "Sint Maarten", kind: Some(StateKind::Territory) },
    ActorRow { code: "SYC", name: "Seychelles", kind: Some(StateKind::State) },
    ActorRow { code: "SYR", name: "Syria", kind: Some(StateKind::State) },
    ActorRow { code: "TCA", name: "Turks and Caicos Islands", kind: Some(StateKind::Territory) },
    ActorRow { code: "TCD", name: "Chad", kind: Some(StateKind::State) },
    ActorRow { code: "TGO", name: "Togo", kind: Some(StateKind::State) },
    ActorRow { code: "THA", name: "Thailand", kind: Some(StateKind::State) },
    ActorRow { code: "TJK", name: "Tajikistan", kind: Some(StateKind::State) },
    ActorRow { code: "TKL", name: "Tokelau", kind: Some(StateKind::Territory) },
    ActorRow { code: "TKM", name: "Turkmenistan", kind: Some(StateKind::State) },
    ActorRow { code: "TLS", name: "Timor-Leste", kind: Some(StateKind::State) },
    ActorRow { code: "TON", name: "Tonga", kind: Some(StateKind::State) },
    ActorRow { code: "TTO", name: "Trinidad and Tobago", kind: Some(StateKind::State) },
    ActorRow { code: "TUN", name: "Tunisia", kind: Some(StateKind::State) },
    ActorRow { code: "TUR", name: "Türkiye", kind: Some(StateKind::State) },
    ActorRow { code: "TUV", name: "Tuvalu", kind: Some(StateKind::State) },
    ActorRow { code: "TWN", name: "Taiwan", kind: Some(StateKind::PartlyRecognised) },
    ActorRow { code: "TZA", name: "Tanzania", kind: Some(StateKind::State) },
    ActorRow { code: "UGA", name: "Uganda", kind: Some(StateKind::State) },
    ActorRow { code: "UKR", name: "Ukraine", kind: Some(StateKind::State) },
    ActorRow { code: "UMI", name: "United States Minor Outlying Islands", kind: Some(StateKind::Territory) },
    ActorRow { code: "UN", name: "United Nations", kind: None },
    ActorRow { code: "URY", name: "Uruguay", kind: Some(StateKind::State) },
    ActorRow { code: "USA", name: "United States", kind: Some(StateKind::State) },
    ActorRow { code: "UZB", name: "Uzbekistan", kind: Some(StateKind::State) },
    ActorRow { code: "VAT", name: "Holy See", kind: Some(StateKind::State) },
    ActorRow { code: "VCT", name: "Saint Vincent and the Grenadines", kind: Some(StateKind::State) },
    ActorRow { code: "VEN", name: "Venezuela", kind: Some(StateKind::State) },
    ActorRow { code: "VGB", name: "British Virgin Islands", kind: Some(StateKind::Territory) },
    ActorRow { code: "VIR", name: "United States Virgin Islands", kind: Some(StateKind::Territory) },
    ActorRow { code: "VNM", name: "Vietnam", kind: Some(StateKind::State) },
    ActorRow { code: "VUT", name: "Vanuatu", kind: Some(StateKind::State) },
    ActorRow { code: "WAK", name: "Wake Island", kind: Some(StateKind::FormerTerritory) },
    ActorRow { code: "WLF", name: "Wallis and Futuna", kind: Some(StateKind::Territory) },
    ActorRow { code: "WSM", name: "Samoa", kind: Some(StateKind::State) },
    ActorRow { code: "XKX", name: "Kosovo", kind: Some(StateKind::PartlyRecognised) },
    ActorRow { code: "YEM", name: "Yemen", kind: Some(StateKind::State) },
    ActorRow { code: "YMD", name: "Yemen People's Republic", kind: Some(StateKind::FormerState) },
    ActorRow { code: "YUG", name: "Yugoslavia", kind: Some(StateKind::FormerState) },
    ActorRow { code: "ZAF", name: "South Africa", kind: Some(StateKind::State) },
    ActorRow { code: "ZMB", name: "Zambia", kind: Some(StateKind::State) },
    ActorRow { code: "ZWE", name: "Zimbabwe", kind: Some(StateKind::State) },
    ActorRow { code: "cow:240", name: "Hanover", kind: Some(StateKind::FormerState) },
    ActorRow { code: "cow:245", name: "Bavaria", kind: Some(StateKind::FormerState) },
    ActorRow { code: "cow:267", name: "Baden", kind: Some(StateKind::FormerState) },
    ActorRow { code: "cow:269", name: "Saxony", kind: Some(StateKind::FormerState) },
    ActorRow { code: "cow:271", name: "Württemberg", kind: Some(StateKind::FormerState) },
    ActorRow { code: "cow:273", name: "Hesse Electoral", kind: Some(StateKind::FormerState) },
    ActorRow { code: "cow:275", name: "Hesse Grand Ducal", kind: Some(StateKind::FormerState) },
    ActorRow { code: "cow:280", name: "Mecklenburg Schwerin", kind: Some(StateKind::FormerState) },
    ActorRow { code: "cow:300", name: "Austria-Hungary", kind: Some(StateKind::FormerState) },
    ActorRow { code: "cow:327", name: "Papal States", kind: Some(StateKind::FormerState) },
    ActorRow { code: "cow:329", name: "Two Sicilies", kind: Some(StateKind::FormerState) },
    ActorRow { code: "cow:332", name: "Modena", kind: Some(StateKind::FormerState) },
    ActorRow { code: "cow:335", name: "Parma", kind: Some(StateKind::FormerState) },
    ActorRow { code: "cow:337", name: "Tuscany", kind: Some(StateKind::FormerState) },
    ActorRow { code: "cow:511", name: "Zanzibar", kind: Some(StateKind::FormerState) },
    ActorRow { code: "cow:678", name: "Yemen Arab Republic", kind: Some(StateKind::FormerState) },
    ActorRow { code: "cow:730", name: "Korea", kind: Some(StateKind::FormerState) },
    ActorRow { code: "cow:817", name: "Republic of Vietnam", kind: Some(StateKind::FormerState) },
    ActorRow { code: "gw:396", name: "Abkhazia", kind: Some(StateKind::PartlyRecognised) },
    ActorRow { code: "gw:397", name: "South Ossetia", kind: Some(StateKind::PartlyRecognised) },
    ActorRow { code: "gw:563", name: "Transvaal", kind: Some(StateKind::FormerState) },
    ActorRow { code: "gw:564", name: "Orange Free State", kind: Some(StateKind::FormerState) },
    ActorRow { code: "gw:711", name: "Tibet", kind: Some(StateKind::FormerState) },
    ActorRow { code: "gw:815", name: "Vietnam (Annam/Cochin China/Tonkin)", kind: Some(StateKind::FormerState) },
    ActorRow { code: "gw:89", name: "United Provinces of Central America", kind: Some(StateKind::FormerState) },
    ActorRow { code: "gw:99", name: "Great Colombia", kind: Some(StateKind::FormerState) },
];

impl State {
    /// Aruba.
    pub const ABW: Self = Self(0);
    /// Afghanistan, in the state systems from 1816-01-01.
    pub const AFG: Self = Self(1);
    /// Angola, in the state systems from 1975-11-11.
    pub const AGO: Self = Self(2);
    /// Anguilla.
    pub const AIA: Self = Self(3);
    /// Åland Islands.
    pub const ALA: Self = Self(4);
    /// Albania, in the state systems from 1913-01-01.
    pub const ALB: Self = Self(5);
    /// Andorra, in the state systems from 1816-01-01.
    pub const AND: Self = Self(6);
    /// Netherlands Antilles.
    pub const ANT: Self = Self(7);
    /// United Arab Emirates, in the state systems from 1971-12-02.
    pub const ARE: Self = Self(8);
    /// Argentina, in the state systems from 1816-07-09.
    pub const ARG: Self = Self(9);
    /// Armenia, in the state systems from 1991-12-21.
    pub const ARM: Self = Self(10);
    /// American Samoa.
    pub const ASM: Self = Self(12);
    /// Antarctica.
    pub const ATA: Self = Self(13);
    /// British Antarctic Territory.
    pub const ATB: Self = Self(14);
    /// French Southern Territories.
    pub const ATF: Self = Self(15);
    /// Antigua and Barbuda, in the state systems from 1981-11-01.
    pub const ATG: Self = Self(16);
    /// Dronning Maud Land.
    pub const ATN: Self = Self(17);
    /// Australia, in the state systems from 1901-01-01.
    pub const AUS: Self = Self(20);
    /// Austria, in the state systems from 1918-11-14.
    pub const AUT: Self = Self(21);
    /// Azerbaijan, in the state systems from 1991-12-21.
    pub const AZE: Self = Self(22);
    /// Burundi, in the state systems from 1962-07-01.
    pub const BDI: Self = Self(23);
    /// Belgium, in the state systems from 1830-10-04.
    pub const BEL: Self = Self(24);
    /// Benin, in the state systems from 1960-08-01.
    pub const BEN: Self = Self(25);
    /// Bonaire, Sint Eustatius and Saba.
    pub const BES: Self = Self(26);
    /// Burkina Faso, in the state systems from 1960-08-05.
    pub const BFA: Self = Self(27);
    /// Bangladesh, in the state systems from 1971-12-16.
    pub const BGD: Self = Self(28);
    /// Bulgaria, in the state systems from 1878-03-03.
    pub const BGR: Self = Self(29);
    /// Bahrain, in the state systems from 1971-08-15.
    pub const BHR: Self = Self(30);
    /// Bahamas, in the state systems from 1973-07-10.
    pub const BHS: Self = Self(31);
    /// Bosnia and Herzegovina, in the state systems from 1992-04-07.
    pub const BIH: Self = Self(32);
    /// Saint Barthélemy.
    pub const BLM: Self = Self(33);
    /// Belarus, in the state systems from 1991-08-25.
    pub const BLR: Self = Self(34);
    /// Belize, in the state systems from 1981-09-21.
    pub const BLZ: Self = Self(35);
    /// Bermuda.
    pub const BMU: Self = Self(36);
    /// Bolivia, in the state systems from 1825-08-06.
    pub const BOL: Self = Self(37);
    /// Brazil, in the state systems from 1822-09-07.
    pub const BRA: Self = Self(38);
    /// Barbados, in the state systems from 1966-11-30.
    pub const BRB: Self = Self(39);
    /// Brunei, in the state systems from 1984-01-01.
    pub const BRN: Self = Self(41);
    /// Bhutan, in the state systems from 1949-01-01.
    pub const BTN: Self = Self(42);
    /// Bouvet Island.
    pub const BVT: Self = Self(43);
    /// Botswana, in the state systems from 1966-09-30.
    pub const BWA: Self = Self(44);
    /// Central African Republic, in the state systems from 1960-08-13.
    pub const CAF: Self = Self(45);
    /// Canada, in the state systems from 1867-07-01.
    pub const CAN: Self = Self(46);
    /// Cocos (Keeling) Islands.
    pub const CCK: Self = Self(47);
    /// Switzerland, in the state systems from 1816-01-01.
    pub const CHE: Self = Self(48);
    /// Chile, in the state systems from 1818-04-01.
    pub const CHL: Self = Self(49);
    /// China, in the state systems from 1816-01-01.
    pub const CHN: Self = Self(50);
    /// Côte d'Ivoire, in the state systems from 1960-08-07.
    pub const CIV: Self = Self(51);
    /// Cameroon, in the state systems from 1960-01-01.
    pub const CMR: Self = Self(52);
    /// Democratic Republic of the Congo, in the state systems from 1960-06-30.
    pub const COD: Self = Self(53);
    /// Congo (Brazzaville), in the state systems from 1960-08-15.
    pub const COG: Self = Self(54);
    /// Cook Islands.
    pub const COK: Self = Self(55);
    /// Colombia, in the state systems from 1830-09-23.
    pub const COL: Self = Self(56);
    /// Comoros, in the state systems from 1975-07-06.
    pub const COM: Self = Self(57);
    /// Cabo Verde, in the state systems from 1975-07-05.
    pub const CPV: Self = Self(58);
    /// Costa Rica, in the state systems from 1840-01-01.
    pub const CRI: Self = Self(59);
    /// Czechoslovakia, in the state systems 1918-10-28 to 1992-12-31.
    pub const CSK: Self = Self(60);
    /// Canton and Enderbury Islands.
    pub const CTE: Self = Self(63);
    /// Cuba, in the state systems from 1902-05-20.
    pub const CUB: Self = Self(64);
    /// Curaçao.
    pub const CUW: Self = Self(65);
    /// Christmas Island.
    pub const CXR: Self = Self(66);
    /// Cayman Islands.
    pub const CYM: Self = Self(67);
    /// Cyprus, in the state systems from 1960-08-16.
    pub const CYP: Self = Self(68);
    /// Czechia, in the state systems from 1993-01-01.
    pub const CZE: Self = Self(69);
    /// German Democratic Republic, in the state systems 1949-10-05 to 1990-10-02.
    pub const DDR: Self = Self(70);
    /// Germany, in the state systems from 1816-01-01.
    pub const DEU: Self = Self(71);
    /// Djibouti, in the state systems from 1977-06-27.
    pub const DJI: Self = Self(72);
    /// Dominica, in the state systems from 1978-11-03.
    pub const DMA: Self = Self(73);
    /// Denmark, in the state systems from 1816-01-01.
    pub const DNK: Self = Self(74);
    /// Dominican Republic, in the state systems from 1844-02-27.
    pub const DOM: Self = Self(75);
    /// Algeria, in the state systems from 1816-01-01.
    pub const DZA: Self = Self(76);
    /// Ecuador, in the state systems from 1830-05-13.
    pub const ECU: Self = Self(78);
    /// Egypt, in the state systems from 1827-01-01.
    pub const EGY: Self = Self(79);
    /// Eritrea, in the state systems from 1993-05-24.
    pub const ERI: Self = Self(80);
    /// Western Sahara.
    pub const ESH: Self = Self(81);
    /// Spain, in the state systems from 1816-01-01.
    pub const ESP: Self = Self(82);
    /// Estonia, in the state systems from 1918-02-24.
    pub const EST: Self = Self(83);
    /// Ethiopia, in the state systems from 1855-02-11.
    pub const ETH: Self = Self(84);
    /// Finland, in the state systems from 1917-12-06.
    pub const FIN: Self = Self(86);
    /// Fiji, in the state systems from 1970-10-10.
    pub const FJI: Self = Self(87);
    /// Falkland Islands.
    pub const FLK: Self = Self(88);
    /// French Southern and Antarctic Territories.
    pub const FQHH: Self = Self(89);
    /// France, in the state systems from 1816-01-01.
    pub const FRA: Self = Self(90);
    /// Faroe Islands.
    pub const FRO: Self = Self(91);
    /// Micronesia (Federated States of), in the state systems from 1986-11-03.
    pub const FSM: Self = Self(92);
    /// France, Metropolitan.
    pub const FXX: Self = Self(93);
    /// Gabon, in the state systems from 1960-08-17.
    pub const GAB: Self = Self(97);
    /// United Kingdom, in the state systems from 1816-01-01.
    pub const GBR: Self = Self(98);
    /// Gilbert and Ellice Islands.
    pub const GEL: Self = Self(99);
    /// Georgia, in the state systems from 1991-12-21.
    pub const GEO: Self = Self(100);
    /// Guernsey.
    pub const GGY: Self = Self(101);
    /// Ghana, in the state systems from 1957-03-06.
    pub const GHA: Self = Self(102);
    /// Gibraltar.
    pub const GIB: Self = Self(103);
    /// Guinea, in the state systems from 1958-10-02.
    pub const GIN: Self = Self(104);
    /// Guadeloupe.
    pub const GLP: Self = Self(105);
    /// Gambia, in the state systems from 1965-02-18.
    pub const GMB: Self = Self(106);
    /// Guinea-Bissau, in the state systems from 1974-09-10.
    pub const GNB: Self = Self(107);
    /// Equatorial Guinea, in the state systems from 1968-10-12.
    pub const GNQ: Self = Self(108);
    /// Greece, in the state systems from 1828-01-01.
    pub const GRC: Self = Self(109);
    /// Grenada, in the state systems from 1974-02-07.
    pub const GRD: Self = Self(110);
    /// Greenland.
    pub const GRL: Self = Self(111);
    /// Guatemala, in the state systems from 1840-01-01.
    pub const GTM: Self = Self(112);
    /// French Guiana.
    pub const GUF: Self = Self(113);
    /// Guam.
    pub const GUM: Self = Self(114);
    /// Guyana, in the state systems from 1966-05-26.
    pub const GUY: Self = Self(115);
    /// Hong Kong.
    pub const HKG: Self = Self(116);
    /// Heard Island and McDonald Islands.
    pub const HMD: Self = Self(117);
    /// Honduras, in the state systems from 1840-01-01.
    pub const HND: Self = Self(118);
    /// Croatia, in the state systems from 1992-01-15.
    pub const HRV: Self = Self(119);
    /// Haiti, in the state systems from 1816-01-01.
    pub const HTI: Self = Self(120);
    /// Hungary, in the state systems from 1918-11-03.
    pub const HUN: Self = Self(121);
    /// Indonesia, in the state systems from 1945-08-17.
    pub const IDN: Self = Self(122);
    /// Isle of Man.
    pub const IMN: Self = Self(123);
    /// India, in the state systems from 1947-08-15.
    pub const IND: Self = Self(124);
    /// British Indian Ocean Territory.
    pub const IOT: Self = Self(125);
    /// Ireland, in the state systems from 1921-12-06.
    pub const IRL: Self = Self(126);
    /// Iran, in the state systems from 1816-01-01.
    pub const IRN: Self = Self(127);
    /// Iraq, in the state systems from 1932-10-03.
    pub const IRQ: Self = Self(128);
    /// Iceland, in the state systems from 1944-06-17.
    pub const ISL: Self = Self(129);
    /// Israel, in the state systems from 1948-05-14.
    pub const ISR: Self = Self(130);
    /// Italy, in the state systems from 1816-01-01.
    pub const ITA: Self = Self(131);
    /// Jamaica, in the state systems from 1962-08-06.
    pub const JAM: Self = Self(132);
    /// Jersey.
    pub const JEY: Self = Self(133);
    /// Jordan, in the state systems from 1946-03-22.
    pub const JOR: Self = Self(134);
    /// Japan, in the state systems from 1816-01-01.
    pub const JPN: Self = Self(135);
    /// Johnston Island.
    pub const JTN: Self = Self(136);
    /// Kazakhstan, in the state systems from 1991-12-16.
    pub const KAZ: Self = Self(137);
    /// Kenya, in the state systems from 1963-12-12.
    pub const KEN: Self = Self(138);
    /// Kyrgyzstan, in the state systems from 1991-08-31.
    pub const KGZ: Self = Self(139);
    /// Cambodia, in the state systems from 1953-11-09.
    pub const KHM: Self = Self(140);
    /// Kiribati, in the state systems from 1979-07-12.
    pub const KIR: Self = Self(141);
    /// Saint Kitts and Nevis, in the state systems from 1983-09-19.
    pub const KNA: Self = Self(142);
    /// South Korea, in the state systems from 1948-08-15.
    pub const KOR: Self = Self(143);
    /// Kuwait, in the state systems from 1961-06-19.
    pub const KWT: Self = Self(144);
    /// Laos, in the state systems from 1953-10-23.
    pub const LAO: Self = Self(145);
    /// Lebanon, in the state systems from 1944-11-22.
    pub const LBN: Self = Self(146);
    /// Liberia, in the state systems from 1847-07-26.
    pub const LBR: Self = Self(147);
    /// Libya, in the state systems from 1816-01-01.
    pub const LBY: Self = Self(148);
    /// Saint Lucia, in the state systems from 1979-02-22.
    pub const LCA: Self = Self(149);
    /// Liechtenstein, in the state systems from 1816-01-01.
    pub const LIE: Self = Self(150);
    /// Sri Lanka, in the state systems from 1948-02-04.
    pub const LKA: Self = Self(151);
    /// Lesotho, in the state systems from 1966-10-04.
    pub const LSO: Self = Self(152);
    /// Lithuania, in the state systems from 1918-02-16.
    pub const LTU: Self = Self(153);
    /// Luxembourg, in the state systems from 1867-05-11.
    pub const LUX: Self = Self(154);
    /// Latvia, in the state systems from 1918-11-11.
    pub const LVA: Self = Self(155);
    /// Macao.
    pub const MAC: Self = Self(156);
    /// Saint Martin (French part).
    pub const MAF: Self = Self(157);
    /// Morocco, in the state systems from 1816-01-01.
    pub const MAR: Self = Self(158);
    /// Monaco, in the state systems from 1816-01-01.
    pub const MCO: Self = Self(159);
    /// Moldova, in the state systems from 1991-08-27.
    pub const MDA: Self = Self(160);
    /// Madagascar, in the state systems from 1816-01-01.
    pub const MDG: Self = Self(161);
    /// Maldives, in the state systems from 1965-05-26.
    pub const MDV: Self = Self(162);
    /// Mexico, in the state systems from 1821-07-01.
    pub const MEX: Self = Self(163);
    /// Marshall Islands, in the state systems from 1986-10-21.
    pub const MHL: Self = Self(164);
    /// Midway Islands.
    pub const MID: Self = Self(165);
    /// North Macedonia, in the state systems from 1991-11-20.
    pub const MKD: Self = Self(166);
    /// Mali, in the state systems from 1960-06-20.
    pub const MLI: Self = Self(167);
    /// Malta, in the state systems from 1964-09-21.
    pub const MLT: Self = Self(168);
    /// Myanmar, in the state systems from 1816-01-01.
    pub const MMR: Self = Self(169);
    /// Montenegro, in the state systems from 1868-01-01.
    pub const MNE: Self = Self(170);
    /// Mongolia, in the state systems from 1921-03-13.
    pub const MNG: Self = Self(171);
    /// Northern Mariana Islands.
    pub const MNP: Self = Self(172);
    /// Mozambique, in the state systems from 1975-06-25.
    pub const MOZ: Self = Self(173);
    /// Mauritania, in the state systems from 1960-11-28.
    pub const MRT: Self = Self(174);
    /// Montserrat.
    pub const MSR: Self = Self(175);
    /// Martinique.
    pub const MTQ: Self = Self(176);
    /// Mauritius, in the state systems from 1968-03-12.
    pub const MUS: Self = Self(177);
    /// Malawi, in the state systems from 1964-07-06.
    pub const MWI: Self = Self(178);
    /// Malaysia, in the state systems from 1957-08-31.
    pub const MYS: Self = Self(179);
    /// Mayotte.
    pub const MYT: Self = Self(180);
    /// Namibia, in the state systems from 1990-03-21.
    pub const NAM: Self = Self(181);
    /// New Caledonia.
    pub const NCL: Self = Self(183);
    /// Niger, in the state systems from 1960-08-03.
    pub const NER: Self = Self(184);
    /// Norfolk Island.
    pub const NFK: Self = Self(185);
    /// Nigeria, in the state systems from 1960-10-01.
    pub const NGA: Self = Self(186);
    /// Nicaragua, in the state systems from 1840-01-01.
    pub const NIC: Self = Self(187);
    /// Niue.
    pub const NIU: Self = Self(188);
    /// Netherlands, in the state systems from 1816-01-01.
    pub const NLD: Self = Self(189);
    /// Norway, in the state systems from 1905-06-07.
    pub const NOR: Self = Self(190);
    /// Nepal, in the state systems from 1816-01-01.
    pub const NPL: Self = Self(191);
    /// Nauru, in the state systems from 1968-12-31.
    pub const NRU: Self = Self(192);
    /// Neutral Zone (Iraq and Saudi Arabia).
    pub const NTZ: Self = Self(193);
    /// New Zealand, in the state systems from 1907-09-01.
    pub const NZL: Self = Self(194);
    /// Oman, in the state systems from 1816-01-01.
    pub const OMN: Self = Self(195);
    /// Pakistan, in the state systems from 1947-08-14.
    pub const PAK: Self = Self(197);
    /// Panama, in the state systems from 1903-11-03.
    pub const PAN: Self = Self(198);
    /// Trust Territory of the Pacific Islands.
    pub const PCI: Self = Self(199);
    /// Pitcairn.
    pub const PCN: Self = Self(200);
    /// Panama Canal Zone.
    pub const PCZ: Self = Self(201);
    /// Peru, in the state systems from 1824-12-09.
    pub const PER: Self = Self(202);
    /// Philippines, in the state systems from 1946-07-04.
    pub const PHL: Self = Self(203);
    /// Palau, in the state systems from 1994-10-01.
    pub const PLW: Self = Self(204);
    /// Papua New Guinea, in the state systems from 1975-09-16.
    pub const PNG: Self = Self(205);
    /// Poland, in the state systems from 1918-11-03.
    pub const POL: Self = Self(206);
    /// Puerto Rico.
    pub const PRI: Self = Self(207);
    /// North Korea, in the state systems from 1948-09-09.
    pub const PRK: Self = Self(208);
    /// Portugal, in the state systems from 1816-01-01.
    pub const PRT: Self = Self(209);
    /// Paraguay, in the state systems from 1816-01-01.
    pub const PRY: Self = Self(210);
    /// Palestine.
    pub const PSE: Self = Self(211);
    /// US Miscellaneous Pacific Islands.
    pub const PUS: Self = Self(212);
    /// French Polynesia.
    pub const PYF: Self = Self(213);
    /// Qatar, in the state systems from 1971-09-03.
    pub const QAT: Self = Self(214);
    /// Réunion.
    pub const REU: Self = Self(216);
    /// Romania, in the state systems from 1878-07-13.
    pub const ROU: Self = Self(217);
    /// Russia, in the state systems from 1816-01-01.
    pub const RUS: Self = Self(218);
    /// Rwanda, in the state systems from 1962-01-07.
    pub const RWA: Self = Self(219);
    /// Saudi Arabia, in the state systems from 1927-05-20.
    pub const SAU: Self = Self(220);
    /// Serbia and Montenegro, in the state systems 1992-04-27 to 2006-06-04.
    pub const SCG: Self = Self(221);
    /// Sudan, in the state systems from 1956-01-01.
    pub const SDN: Self = Self(223);
    /// Senegal, in the state systems from 1960-04-04.
    pub const SEN: Self = Self(224);
    /// Singapore, in the state systems from 1965-08-09.
    pub const SGP: Self = Self(225);
    /// South Georgia and the South Sandwich Islands.
    pub const SGS: Self = Self(226);
    /// Saint Helena, Ascension and Tristan da Cunha.
    pub const SHN: Self = Self(227);
    /// Svalbard and Jan Mayen.
    pub const SJM: Self = Self(228);
    /// Sikkim.
    pub const SKM: Self = Self(229);
    /// Solomon Islands, in the state systems from 1978-07-07.
    pub const SLB: Self = Self(230);
    /// Sierra Leone, in the state systems from 1961-04-27.
    pub const SLE: Self = Self(231);
    /// El Salvador, in the state systems from 1840-01-01.
    pub const SLV: Self = Self(232);
    /// San Marino, in the state systems from 1816-01-01.
    pub const SMR: Self = Self(233);
    /// Somalia, in the state systems from 1960-07-01.
    pub const SOM: Self = Self(234);
    /// Saint Pierre and Miquelon.
    pub const SPM: Self = Self(235);
    /// Serbia, in the state systems from 1878-07-13.
    pub const SRB: Self = Self(236);
    /// South Sudan, in the state systems from 2011-07-09.
    pub const SSD: Self = Self(237);
    /// Sao Tome and Principe, in the state systems from 1975-07-12.
    pub const STP: Self = Self(238);
    /// Soviet Union, in the state systems 1922-12-30 to 1991-12-25.
    pub const SUN: Self = Self(239);
    /// Suriname, in the state systems from 1975-11-25.
    pub const SUR: Self = Self(240);
    /// Slovakia, in the state systems from 1993-01-01.
    pub const SVK: Self = Self(241);
    /// Slovenia, in the state systems from 1992-01-15.
    pub const SVN: Self = Self(242);
    /// Sweden, in the state systems from 1816-01-01.
    pub const SWE: Self = Self(243);
    /// Eswatini, in the state systems from 1968-09-06.
    pub const SWZ: Self = Self(244);
    /// Sint Maarten.
    pub const SXM: Self = Self(245);
    /// Seychelles, in the state systems from 1976-06-29.
    pub const SYC: Self = Self(246);
    /// Syria, in the state systems from 1946-01-01.
    pub const SYR: Self = Self(247);
    /// Turks and Caicos Islands.
    pub const TCA: Self = Self(248);
    /// Chad, in the state systems from 1960-08-11.
    pub const TCD: Self = Self(249);
    /// Togo, in the state systems from 1960-04-27.
    pub const TGO: Self = Self(250);
    /// Thailand, in the state systems from 1816-01-01.
    pub const THA: Self = Self(251);
    /// Tajikistan, in the state systems from 1991-09-09.
    pub const TJK: Self = Self(252);
    /// Tokelau.
    pub const TKL: Self = Self(253);
    /// Turkmenistan, in the state systems from 1991-10-27.
    pub const TKM: Self = Self(254);
    /// Timor-Leste, in the state systems from 2002-05-20.
    pub const TLS: Self = Self(255);
    /// Tonga, in the state systems from 1970-06-04.
    pub const TON: Self = Self(256);
    /// Trinidad and Tobago, in the state systems from 1962-08-31.
    pub const TTO: Self = Self(257);
    /// Tunisia, in the state systems from 1816-01-01.
    pub const TUN: Self = Self(258);
    /// Türkiye, in the state systems from 1816-01-01.
    pub const TUR: Self = Self(259);
    /// Tuvalu, in the state systems from 1978-10-01.
    pub const TUV: Self = Self(260);
    /// Taiwan, in the state systems from 1949-12-08.
    pub const TWN: Self = Self(261);
    /// Tanzania, in the state systems from 1961-12-09.
    pub const TZA: Self = Self(262);
    /// Uganda, in the state systems from 1962-10-09.
    pub const UGA: Self = Self(263);
    /// Ukraine, in the state systems from 1991-12-01.
    pub const UKR: Self = Self(264);
    /// United States Minor Outlying Islands.
    pub const UMI: Self = Self(265);
    /// Uruguay, in the state systems from 1830-05-26.
    pub const URY: Self = Self(267);
    /// United States, in the state systems from 1816-01-01.
    pub const USA: Self = Self(268);
    /// Uzbekistan, in the state systems from 1991-08-31.
    pub const UZB: Self = Self(269);
    /// Holy See.
    pub const VAT: Self = Self(270);
    /// Saint Vincent and the Grenadines, in the state systems from 1979-10-27.
    pub const VCT: Self = Self(271);
    /// Venezuela, in the state systems from 1829-01-01.
    pub const VEN: Self = Self(272);
    /// British Virgin Islands.
    pub const VGB: Self = Self(273);
    /// United States Virgin Islands.
    pub const VIR: Self = Self(274);
    /// Vietnam, in the state systems from 1954-05-01.
    pub const VNM: Self = Self(275);
    /// Vanuatu, in the state systems from 1980-06-30.
    pub const VUT: Self = Self(276);
    /// Wake Island.
    pub const WAK: Self = Self(277);
    /// Wallis and Futuna.
    pub const WLF: Self = Self(278);
    /// Samoa, in the state systems from 1962-01-01.
    pub const WSM: Self = Self(279);
    /// Kosovo, in the state systems from 2008-02-17.
    pub const XKX: Self = Self(280);
    /// Yemen, in the state systems from 1990-05-22.
    pub const YEM: Self = Self(281);
    /// Yemen People's Republic, in the state systems 1967-11-30 to 1990-05-21.
    pub const YMD: Self = Self(282);
    /// Yugoslavia, in the state systems 1918-12-01 to 1992-04-26.
    pub const YUG: Self = Self(283);
    /// South Africa, in the state systems from 1910-05-31.
    pub const ZAF: Self = Self(284);
    /// Zambia, in the state systems from 1964-10-24.
    pub const ZMB: Self = Self(285);
    /// Zimbabwe, in the state systems from 1965-11-11.
    pub const ZWE: Self = Self(286);
    /// Hanover, in the state systems 1816-01-01 to 1871-01-17.
    pub const COW_240: Self = Self(287);
    /// Bavaria, in the state systems 1816-01-01 to 1871-01-18.
    pub const COW_245: Self = Self(288);
    /// Baden, in the state systems 1816-01-01 to 1871-01-18.
    pub const COW_267: Self = Self(289);
    /// Saxony, in the state systems 1816-01-01 to 1871-01-17.
    pub const COW_269: Self = Self(290);
    /// Württemberg, in the state systems 1816-01-01 to 1871-01-18.
    pub const COW_271: Self = Self(291);
    /// Hesse Electoral, in the state systems 1816-01-01 to 1871-01-17.
    pub const COW_273: Self = Self(292);
    /// Hesse Grand Ducal, in the state systems 1816-01-01 to 1871-01-17.
    pub const COW_275: Self = Self(293);
    /// Mecklenburg Schwerin, in the state systems 1816-01-01 to 1871-01-17.
    pub const COW_280: Self = Self(294);
    /// Austria-Hungary, in the state systems 1816-01-01 to 1918-11-13.
    pub const COW_300: Self = Self(295);
    /// Papal States, in the state systems 1816-01-01 to 1870-09-22.
    pub const COW_327: Self = Self(296);
    /// Two Sicilies, in the state systems 1816-01-01 to 1861-03-16.
    pub const COW_329: Self = Self(297);
    /// Modena, in the state systems 1816-01-01 to 1861-03-16.
    pub const COW_332: Self = Self(298);
    /// Parma, in the state systems 1816-01-01 to 1861-03-16.
    pub const COW_335: Self = Self(299);
    /// Tuscany, in the state systems 1816-01-01 to 1861-03-16.
    pub const COW_337: Self = Self(300);
    /// Zanzibar, in the state systems 1963-12-19 to 1964-04-26.
    pub const COW_511: Self = Self(301);
    /// Yemen Arab Republic, in the state systems 1918-10-30 to 1990-05-21.
    pub const COW_678: Self = Self(302);
    /// Korea, in the state systems 1816-01-01 to 1910-08-22.
    pub const COW_730: Self = Self(303);
    /// Republic of Vietnam, in the state systems 1954-05-01 to 1975-04-30.
    pub const COW_817: Self = Self(304);
    /// Abkhazia, in the state systems from 2008-08-26.
    pub const GW_396: Self = Self(305);
    /// South Ossetia, in the state systems from 2008-08-26.
    pub const GW_397: Self = Self(306);
    /// Transvaal, in the state systems 1852-01-01 to 1910-05-30.
    pub const GW_563: Self = Self(307);
    /// Orange Free State, in the state systems 1854-03-28 to 1910-05-30.
    pub const GW_564: Self = Self(308);
    /// Tibet, in the state systems 1913-01-01 to 1950-10-01.
    pub const GW_711: Self = Self(309);
    /// Vietnam (Annam/Cochin China/Tonkin), in the state systems 1816-01-01 to 1893-01-01.
    pub const GW_815: Self = Self(310);
    /// United Provinces of Central America, in the state systems 1823-07-01 to 1839-12-31.
    pub const GW_89: Self = Self(311);
    /// Great Colombia, in the state systems 1821-08-30 to 1830-09-22.
    pub const GW_99: Self = Self(312);
}

impl Actor {
    /// Association of Southeast Asian Nations.
    pub const ASEAN: Self = Self(11);
    /// African Union.
    pub const AU: Self = Self(18);
    /// Security partnership of Australia the United Kingdom and the United States.
    pub const AUKUS: Self = Self(19);
    /// BRICS.
    pub const BRICS: Self = Self(40);
    /// Collective Security Treaty before its organisation.
    pub const CST: Self = Self(61);
    /// Collective Security Treaty Organization.
    pub const CSTO: Self = Self(62);
    /// European Communities.
    pub const EC: Self = Self(77);
    /// European Union.
    pub const EU: Self = Self(85);
    /// Five Eyes.
    pub const FIVE_EYES: Self = Self(94);
    /// Group of Seven.
    pub const G7: Self = Self(95);
    /// Group of Eight.
    pub const G8: Self = Self(96);
    /// North Atlantic Treaty Organization.
    pub const NATO: Self = Self(182);
    /// Organization for Security and Co-operation in Europe.
    pub const OSCE: Self = Self(196);
    /// Quadrilateral Security Dialogue.
    pub const QUAD: Self = Self(215);
    /// Shanghai Cooperation Organisation.
    pub const SCO: Self = Self(222);
    /// United Nations.
    pub const UN: Self = Self(266);
}
