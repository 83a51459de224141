//! A summary as text for a terminal. The only file that names the table drawer.

use comfy_table::{Cell, CellAlignment, Table, presets};

use super::summary::{Country, Summary};
use crate::quantity::say;

/// Less than this of a unit is told as nothing.
const NOTHING: f64 = 5e-4;

impl Summary {
    /// The summary as a person reads it in ten seconds.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n", self.title);
        if !self.says.is_empty() {
            text.push_str(&format!("  {}\n", self.says));
        }
        if !self.leaves_out.is_empty() {
            text.push_str(&format!("  Leaves out: {}\n", self.leaves_out));
        }
        text.push_str(&format!("\nSupply, {} ({})\n", self.unit, self.basis));
        text.push_str(&self.supply());
        text.push_str(&self.projects());
        text.push_str(&self.limits());
        for notice in &self.notices {
            text.push_str(&format!("Note: {notice}.\n"));
        }
        text
    }

    fn supply(&self) -> String {
        let mut table = plain();
        table.add_row(std::iter::once(Cell::new("")).chain(self.milestones.iter().map(|year| right(year.to_string()))));
        for country in &self.countries {
            table.add_row([Cell::new(&country.title)]);
            for line in &country.supply {
                table.add_row(row(&format!("  {}", line.source), &line.value));
            }
            if country.supply.len() > 1 {
                table.add_row(row("  All supply", &country.total));
            }
            table.add_row(row("  Wanted", &country.wanted));
            let mut told = |name: &str, values: &[f64]| {
                let any = values.iter().any(|x| x.abs() > NOTHING);
                if any {
                    table.add_row(row(name, values));
                }
                any
            };
            told("  Lost in lines between hubs", &country.lost);
            told("  Put into storage", &country.stored);
            told("  Sent abroad", &country.sent);
            if told("  Missing", &country.missing) {
                told(&format!("    {}", why(country)), share(country));
            }
            told("  Not to be had on the worst day", &country.peak_day);
        }
        format!("{table}\n")
    }

    fn projects(&self) -> String {
        if self.projects.is_empty() {
            return String::new();
        }
        let mut table = plain();
        for project in &self.projects {
            table.add_row(row(&format!("  {}: carries", project.title), &project.carried));
            table.add_row(row("    adds to supply", &project.added));
            if !project.spared.is_empty() {
                table.add_row(row("    spares at plants that stand down", &project.spared));
            }
        }
        format!("\nProjects, {}; what a project carries may displace other gas\n{table}\n", self.unit)
    }

    fn limits(&self) -> String {
        if self.limits.is_empty() {
            return String::new();
        }
        let lines = self.limits.iter().map(|limit| {
            format!(
                "  {} ({} months, {} to {}; one more unit is worth {} USD/MMBtu)\n",
                limit.title,
                limit.months,
                limit.years.0,
                limit.years.1,
                say(limit.worth)
            )
        });
        format!("\nWhat binds where demand goes short\n{}", lines.collect::<String>())
    }
}

/// Scenarios side by side: all supply of each country, and what is missing, in milestone years.
pub fn side_by_side(summaries: &[Summary]) -> String {
    let Some(first) = summaries.first() else { return String::new() };
    let mut table = plain();
    let years = || first.milestones.iter().map(|year| right(year.to_string()));
    table.add_row([Cell::new("")].into_iter().chain(years()).chain([Cell::new("")]).chain(years()));
    for country in &first.countries {
        let blank = first.milestones.iter().map(|_| Cell::new(""));
        let head = [Cell::new(&country.title)].into_iter().chain(blank).chain([Cell::new("   missing")]);
        table.add_row(head);
        for summary in summaries {
            let same = summary.countries.iter().find(|other| other.country == country.country);
            if let Some(other) = same {
                let mut cells = row(&format!("  {}", summary.title), &other.total);
                cells.extend(row("", &other.missing));
                table.add_row(cells);
            }
        }
    }
    format!("Supply and what is missing, {} ({})\n{table}\n", first.unit, first.basis)
}

/// The larger cause of what is missing.
fn why(country: &Country) -> &'static str {
    let sum = |of: &[f64]| of.iter().sum::<f64>();
    if sum(&country.unaffordable) > sum(&country.unavailable) {
        "of it too dear for its value"
    } else {
        "of it not to be had at any price"
    }
}

fn share(country: &Country) -> &[f64] {
    let sum = |of: &[f64]| of.iter().sum::<f64>();
    if sum(&country.unaffordable) > sum(&country.unavailable) { &country.unaffordable } else { &country.unavailable }
}

/// Rows in columns: the first to the left, the others to the right.
pub(super) fn columns(rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut table = plain();
    for row in rows {
        table.add_row(row.into_iter().enumerate().map(|(n, text)| if n == 0 { Cell::new(text) } else { right(text) }));
    }
    table.to_string()
}

fn plain() -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table
}

fn right(text: String) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}

fn row(name: &str, values: &[f64]) -> Vec<Cell> {
    let number = |x: &f64| if x.abs() < NOTHING { "-".to_owned() } else { say(*x) };
    std::iter::once(Cell::new(name)).chain(values.iter().map(|x| right(number(x)))).collect()
}
