//! Marks into SVG. The one file that names plotters.
//!
//! plotters places to whole pixels, so the picture is drawn ten times as large and shown through a view box: a
//! tenth of a pixel is finer than an eye. plotters writes neither a title nor a pattern: both are put into its text.

use std::sync::OnceLock;

use plotters::element::{PathElement, Polygon, Text};
use plotters::prelude::{IntoDrawingArea, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle, register_font};

use super::mark::{Anchor, Drawing, Fill, Mark, Point, Type};
use super::theme::Colour;

pub(super) const REGULAR: &[u8] = include_bytes!("../../../assets/DejaVuSans.subset.ttf");
pub(super) const BOLD: &[u8] = include_bytes!("../../../assets/DejaVuSans-Bold.subset.ttf");

/// Drawn pixels for one shown.
const FINE: f64 = 10.0;
/// plotters' name of the font, and what an SVG asks for: the widths were measured with the first; the second has the same.
const FAMILY: &str = "sans-serif";
const FAMILIES: &str = "DejaVu Sans, Verdana, sans-serif";
/// plotters divides every font size by this before it writes it.
const SIZE_DIVISOR: f64 = 1.24;
/// Height of DejaVu Sans (ascent and descent) for one em, by which plotters scales when it measures.
const HEIGHT_PER_EM: f64 = 2384.0 / 2048.0;
/// Never a chart's colour: stands for the hatch until the text is finished.
const HATCH_STAND_IN: RGBColor = RGBColor(254, 1, 253);
const HATCH: &str = "<defs><pattern id=\"shortfall\" width=\"60\" height=\"60\" patternUnits=\"userSpaceOnUse\" \
     patternTransform=\"rotate(45)\"><rect width=\"60\" height=\"60\" fill=\"#FFFFFF\"/>\
     <rect width=\"16\" height=\"60\" fill=\"#9A9A9A\"/></pattern></defs>\n";

/// Registers the embedded font once; a test proves that it is one.
fn with_fonts() {
    static ONCE: OnceLock<bool> = OnceLock::new();
    ONCE.get_or_init(|| {
        register_font(FAMILY, FontStyle::Normal, REGULAR).is_ok()
            && register_font(FAMILY, FontStyle::Bold, BOLD).is_ok()
    });
}

fn font(size: f64, bold: bool) -> FontDesc<'static> {
    with_fonts();
    let style = if bold { FontStyle::Bold } else { FontStyle::Normal };
    FontDesc::new(FontFamily::Name(FAMILY), size, style)
}

/// Width of words in em. Joined scripts are measured letter by letter, hence rather too wide than too narrow.
pub(super) fn width_in_em(words: &str, bold: bool) -> f64 {
    let width = font(1000.0 * HEIGHT_PER_EM, bold).box_size(words).map_or(0, |(width, _)| width);
    f64::from(width) / 1000.0
}

/// The drawing as SVG text.
pub(super) fn svg(drawing: &Drawing) -> String {
    let mut body = String::new();
    let size = (fine(drawing.width).unsigned_abs(), fine(drawing.height).unsigned_abs());
    {
        let root = SVGBackend::with_string(&mut body, size).into_drawing_area();
        // Drawing into a string has no way to fail.
        root.fill(&RGBColor(255, 255, 255)).ok();
        for mark in &drawing.marks {
            match mark {
                Mark::Area { points, fill } => root.draw(&Polygon::new(places(points), area_style(*fill))).ok(),
                Mark::Line { points, colour, width } => {
                    root.draw(&PathElement::new(places(points), line_style(*colour, *width))).ok()
                }
                Mark::Words { at, anchor, kind, words } => {
                    root.draw(&Text::new(words.as_str(), place(*at), text_style(*anchor, *kind))).ok()
                }
            };
        }
        root.present().ok();
    }
    finished(drawing, &body, size)
}

/// The head replaced by one with title, description and hatch; what every mark would repeat said once.
fn finished(drawing: &Drawing, body: &str, (width, height): (u32, u32)) -> String {
    let inside = body.split_once(">\n").map_or("", |(_, inside)| inside);
    let stand_in = hex(HATCH_STAND_IN.0, HATCH_STAND_IN.1, HATCH_STAND_IN.2);
    let inside = sizes_written_plainly(drawing, inside)
        .replace(&format!("font-family=\"{FAMILY}\" "), "")
        .replace("opacity=\"1\" ", "")
        .replace(" \"/>", "\"/>")
        .replace(&format!("\"{stand_in}\""), "\"url(#shortfall)\"");
    let hatch = if inside.contains("url(#shortfall)") { HATCH } else { "" };
    format!(
        "<svg width=\"{}\" height=\"{}\" viewBox=\"0 0 {width} {height}\" xmlns=\"http://www.w3.org/2000/svg\" \
         role=\"img\" font-family=\"{FAMILIES}\" stroke-linejoin=\"round\">\n<title>{}</title>\n<desc>{}</desc>\n{hatch}{inside}",
        drawing.width,
        drawing.height,
        escaped(&drawing.title),
        escaped(&drawing.description),
    )
}

/// plotters' division leaves noise in some font sizes (120.00000000000001).
fn sizes_written_plainly(drawing: &Drawing, svg: &str) -> String {
    let mut sizes: Vec<i32> = drawing.marks.iter().filter_map(|m| m.type_size()).map(fine).collect();
    sizes.sort_unstable();
    sizes.dedup();
    sizes.into_iter().fold(svg.to_owned(), |svg, size| {
        let written = f64::from(size) * SIZE_DIVISOR / SIZE_DIVISOR;
        svg.replace(&format!("font-size=\"{written}\""), &format!("font-size=\"{size}\""))
    })
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn hex(red: u8, green: u8, blue: u8) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}

fn fine(pixels: f64) -> i32 {
    (pixels * FINE).round() as i32
}

fn place((x, y): Point) -> (i32, i32) {
    (fine(x), fine(y))
}

fn places(points: &[Point]) -> Vec<(i32, i32)> {
    points.iter().copied().map(place).collect()
}

fn rgb(colour: Colour) -> RGBColor {
    RGBColor(colour.red, colour.green, colour.blue)
}

fn area_style(fill: Fill) -> ShapeStyle {
    match fill {
        Fill::Solid(colour) => rgb(colour).filled(),
        Fill::Hatch => HATCH_STAND_IN.filled(),
    }
}

fn line_style(colour: Colour, width: f64) -> ShapeStyle {
    rgb(colour).stroke_width(fine(width).unsigned_abs())
}

fn text_style(anchor: Anchor, kind: Type) -> TextStyle<'static> {
    let side = match anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    };
    let size = f64::from(fine(kind.size));
    let font = font(size * SIZE_DIVISOR, kind.bold);
    TextStyle::from(font.color(&rgb(kind.colour))).pos(Pos::new(side, VPos::Center))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_fonts_are_registered() {
        assert!(register_font("sans-serif", FontStyle::Normal, REGULAR).is_ok());
        assert!(register_font("sans-serif", FontStyle::Bold, BOLD).is_ok());
    }

    /// Advance widths of DejaVu Sans as its `hmtx` table states them, in 2048ths of an em (m 1995, i 569; bold m 2134).
    #[test]
    fn words_are_as_wide_as_the_font_says() {
        assert!((width_in_em("m", false) - 1995.0 / 2048.0).abs() < 2e-3);
        assert!((width_in_em("mi", false) - 2564.0 / 2048.0).abs() < 2e-3);
        assert!((width_in_em("m", true) - 2134.0 / 2048.0).abs() < 2e-3);
    }
}
