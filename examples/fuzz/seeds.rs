//! The small project of the tests, with one of every kind of asset, and all kinds of files.

use super::project::Project;

const SYSTEM: &str = r#"
[markers.oil]
oil_price = "80 USD/bbl"
lag = "3 months"

[markers.day]
gas_price = "9 USD/MMBtu"

[currencies.pkr]
per_usd = "278 PKR/USD"

[countries.abroad]
title = "Abroad"

[hubs.gate]
country = "abroad"
role = "junction"
title = "Gate"

[hubs.mid]
country = "home"
role = "junction"
title = "Mid"

[projects.transit]
start = "2025-03"
ramp = "12 months"
requires = ["stations"]
title = "Transit line"

[seasons.winter]
jan = 2
feb = 1.5
mar = 1
apr = 1
may = 0.5
jun = 0.5
jul = 0.5
aug = 0.5
sep = 0.5
oct = 1
nov = 1
dec = 2

[routes.strait]
title = "Strait"

[pipelines.head]
from = "gate"
to = "mid"
gas = "dry"
capacity = "10 bcm/y"
loss = "1 %"
project = "transit"
title = "Head"

[pipelines.offtake]
from = "mid"
to = "city"
gas = "dry"
capacity = "5 bcm/y"
tariff = "0.3 USD/MMBtu"
title = "Offtake"

[sources.giant]
hub = "gate"
gas = "dry"
origin = "abroad"
capacity = "8 bcm/y"
title = "Giant"

[lines.transit]
head = "head"
release = true
title = "Transit"

[entries.giant]
line = "transit"
source = "giant"
rights = "fill"
title = "Giant"

[entitlements.city]
line = "transit"
offtake = "offtake"
gas = "dry"
share = "60 %"
take_or_pay = "50 %"
marker = "oil"
slope = "8 %"
constant = "0.5 USD/MMBtu"
title = "City"

[storages.cavern]
hub = "city"
gas = "dry"
capacity = "1 bcm"
injection = "3 bcm/y"
withdrawal = "5 bcm/y"
title = "Cavern"

[spots.day]
terminals = ["port"]
gas = "lng"
origin = "abroad"
volume = "0.5 mtpa"
marker = "day"
title = "Spot"

[contracts.second]
terminals = ["port"]
gas = "lng"
origin = "abroad"
annual_quantity = "0.5 mtpa"
take_or_pay = "90 %"
make_up = "24 months"
marker = "oil"
slope = "12 %"
start = "2024-04"
end = "2026"
after = "spot"
spot = "day"
season = "winter"
route = "strait"
title = "Second"

[sectors.homes]
country = "home"
name = "homes"
value = "20 USD/MMBtu"
blocks = 3
span = "2 USD/MMBtu"
title = "Homes"

[demands.city-homes]
hub = "city"
sector = "homes"
gas = "dry"
volume = "4 bcm/y"
season = "winter"
title = "Homes in the city"
"#;

const BASE: &str = r#"
[[events]]
id = "strait"
asset = "routes.strait"
from = "2025-06"
until = "2025-09"
availability = "20 %"
cause = "route"

[[events]]
id = "jump"
asset = "markers.day"
from = "2025-06"
until = "2026"
price = "180 %"
cause = "route"
foreseen = true

[[claims]]
id = "much"
says = "It is much"
metric = "supply.home"
at = "2025..2026"
at_least = "10 bcm/y"
gas = "dry"
projects = ["stations"]
"#;

const CHILD: &str = r#"
[[events]]
id = "strait"
availability = "40 %"

[[claims]]
id = "twice"
says = "It is twice as much"
metric = "supply.home"
at = 2026
about = { times = 2.0, of = "base.toml" }
within = "5 %"
"#;

/// The project with all this.
pub(crate) fn rich() -> Project {
    let correlations = "first,second,correlation,source,note\nprojects.stations.delay,sources.north.cost,0.3,guess,\n";
    let announcements =
        "project,said,first_gas,source,note\nstations,2012,2016,press,\nstations,2015-12,2019-12,press,late\n";
    let months = "month,contracts.qatar.availability [%]\n2024-01,100\n2024-02,90\nbeyond,hold\n";
    Project::default()
        .append("system.toml", SYSTEM)
        .append("base.toml", BASE)
        .edit("child.toml", r#"["stations"]"#, r#"["stations", "transit"]"#)
        .append("child.toml", CHILD)
        .with("correlations.csv", correlations)
        .with("announcements.csv", announcements)
        .with("series/months.csv", months)
}
