//! SVG into PNG at twice the size. The one file that names resvg and png.
//!
//! Only the embedded font is known, so the same SVG gives the same bytes on every machine.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::canvas;

/// Pixels for one of the SVG.
const SCALE: f32 = 2.0;

/// Why an SVG did not become a PNG.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PngError(String);

impl fmt::Display for PngError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the chart could not be drawn as PNG: {}", self.0)
    }
}

impl std::error::Error for PngError {}

fn fonts() -> Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let load = || {
        let mut fonts = fontdb::Database::new();
        for face in [canvas::REGULAR, canvas::BOLD] {
            fonts.load_font_source(fontdb::Source::Binary(Arc::new(face)));
        }
        fonts.set_sans_serif_family("DejaVu Sans");
        Arc::new(fonts)
    };
    Arc::clone(FONTS.get_or_init(load))
}

/// The SVG of a chart as PNG, at twice its size.
///
/// # Errors
///
/// If the text is not an SVG, has no size, or is too large to hold in memory.
pub fn png(svg: &str) -> Result<Vec<u8>, PngError> {
    let options = Options { fontdb: fonts(), font_family: "DejaVu Sans".to_owned(), ..Options::default() };
    let tree = Tree::from_str(&with_letters_of_the_font(svg), &options).map_err(|e| PngError(e.to_string()))?;
    let size = tree.size().to_int_size().scale_by(SCALE).ok_or_else(|| PngError("it has no size".to_owned()))?;
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or_else(|| PngError("it is too large".to_owned()))?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    encoded(pixels).map_err(|e| PngError(e.to_string()))
}

/// The pixels as a file. resvg's own way is the same on a copy of them; two pictures are drawn at once, of 6 MB each.
fn encoded(pixels: Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header()?.write_image_data(&pixels.take_demultiplied())?;
    Ok(file)
}

/// Two Urdu letters that the font lacks become the nearest it has (heh goal: heh, yeh barree: yeh), rather than boxes.
fn with_letters_of_the_font(svg: &str) -> Cow<'_, str> {
    if svg.contains(['\u{6C1}', '\u{6D2}']) {
        return Cow::Owned(svg.replace('\u{6C1}', "\u{647}").replace('\u{6D2}', "\u{6CC}"));
    }
    Cow::Borrowed(svg)
}
