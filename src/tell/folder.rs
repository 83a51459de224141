//! A folder of results: there whole, or not at all.
//!
//! All files are written into a hidden folder beside the target first, and the two are swapped by one call of the
//! system. Whoever looks sees the old folder or the new one, never a mixture; a run that dies leaves the old.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

/// The file by which a folder is known as ours; nothing else is ever replaced.
pub const MANIFEST: &str = "manifest.json";
/// The names of folders in the making begin so.
const IN_THE_MAKING: &str = ".corridor-";
/// Where nobody can say whether a run still lives, its folder in the making is taken for dead after this time.
const STALE: Duration = Duration::from_secs(3600);
/// A folder in the making that is younger than this may be about to be held.
const YOUNG: Duration = Duration::from_secs(2);

/// Files by their path inside the folder.
#[derive(Debug, Default, Clone)]
pub struct Folder {
    files: Vec<(PathBuf, Vec<u8>)>,
}

impl Folder {
    /// Adds a file.
    pub fn add(&mut self, path: impl Into<PathBuf>, bytes: impl Into<Vec<u8>>) {
        self.files.push((path.into(), bytes.into()));
    }
    /// The files in the order they were added.
    pub fn files(&self) -> impl Iterator<Item = (&Path, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_path(), bytes.as_slice()))
    }
    /// Puts the folder at `target`, in place of an older one of ours.
    ///
    /// # Errors
    /// If `target` is a file or a folder that is not ours, or the disk refuses; then nothing has changed.
    pub fn put(&self, target: &Path) -> io::Result<()> {
        self.stage(target)?.put()
    }

    /// Puts the files into an empty folder, which stays the one that somebody may stand in.
    ///
    /// # Errors
    /// If the disk refuses; then the folder is empty as before.
    pub fn fill(&self, target: &Path) -> io::Result<()> {
        let new = tempfile::Builder::new().prefix(IN_THE_MAKING).tempdir_in(target).map_err(|e| said(target, &e))?;
        self.write(new.path()).map_err(|error| said(target, &error))?;
        let mut placed = Vec::new();
        for entry in fs::read_dir(new.path())? {
            let entry = entry?;
            let place = target.join(entry.file_name());
            if let Err(error) = fs::rename(entry.path(), &place) {
                // Back where they came from, to go with the folder in the making.
                placed.iter().for_each(|(from, place)| drop(fs::rename(place, from)));
                return Err(said(&place, &error));
            }
            placed.push((entry.path(), place));
        }
        Ok(())
    }

    /// Writes all files below `folder`.
    fn write(&self, folder: &Path) -> io::Result<()> {
        for (path, bytes) in &self.files {
            let path = folder.join(path);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(&path, bytes)?;
        }
        Ok(())
    }

    /// Writes the folder beside `target`, hidden, and ready to take its place.
    ///
    /// # Errors
    /// As [`Folder::put`].
    pub fn stage(&self, target: &Path) -> io::Result<Staged> {
        may_be_replaced(target)?;
        let parent = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(parent).map_err(|error| said(target, &error))?;
        sweep(parent);
        let new =
            tempfile::Builder::new().prefix(IN_THE_MAKING).tempdir_in(parent).map_err(|error| said(target, &error))?;
        let held = hold(new.path());
        self.write(new.path()).map_err(|error| said(target, &error))?;
        readable(new.path())?;
        Ok(Staged { new, target: target.to_path_buf(), _held: held })
    }
}

/// A folder that is written and waits for its place; dropped, it is gone without a trace.
#[derive(Debug)]
pub struct Staged {
    new: tempfile::TempDir,
    target: PathBuf,
    /// Held while the run lives; the system lets go of it when the run dies.
    _held: Option<fs::File>,
}

impl Staged {
    /// Writes further files into it, so that those made first need not wait in memory for those made last.
    ///
    /// # Errors
    /// If the disk refuses.
    pub fn add(&self, folder: &Folder) -> io::Result<()> {
        folder.write(self.new.path()).map_err(|error| said(&self.target, &error))
    }

    /// Takes the place of the target.
    ///
    /// # Errors
    /// If the disk refuses; then nothing has changed.
    pub fn put(self) -> io::Result<()> {
        // What stood there is in the hidden folder then, and goes with its handle.
        swap(self.new.path(), &self.target).map_err(|error| said(&self.target, &error))
    }
}

/// Checks, before any work is done, that a folder may be put at `target`.
///
/// # Errors
/// If something stands there that is not ours, or it lies where nothing may be written.
pub fn may_be_replaced(target: &Path) -> io::Result<()> {
    let refuse = |why: &str| Err(io::Error::other(format!("`{}` {why}; nothing was written", target.display())));
    if let Some(file) = target.ancestors().skip(1).find(|folder| folder.exists() && !folder.is_dir()) {
        return Err(io::Error::other(format!("`{}` is a file, not a folder; nothing was written", file.display())));
    }
    may_be_written(target)?;
    match fs::read_dir(target) {
        // Not asked again whether it is there: another run may have put it there by now.
        Err(error) if matches!(error.kind(), io::ErrorKind::NotADirectory | io::ErrorKind::PermissionDenied) => {
            refuse("exists and is not a folder")
        }
        Err(_) => Ok(()),
        Ok(_) if target.join(MANIFEST).is_file() => Ok(()),
        Ok(entries) => match entries.count() {
            0 => Ok(()),
            _ => refuse("holds files that are no results of corridor"),
        },
    }
}

fn said(path: &Path, error: &io::Error) -> io::Error {
    let why = match error.kind() {
        io::ErrorKind::AlreadyExists => "what stands there is no folder".to_owned(),
        io::ErrorKind::NotFound => "no folder can be made there".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "it lies on a disk that can only be read".to_owned(),
        io::ErrorKind::InvalidFilename => "the name is longer than a folder's may be".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        _ => error.to_string(),
    };
    io::Error::new(error.kind(), format!("cannot write `{}`: {why}; nothing was written", path.display()))
}

/// Whether results cannot be written because of where they should go, and not because a disk is full or broken.
pub fn is_wrong_place(error: &io::Error) -> bool {
    use io::ErrorKind::*;
    matches!(
        error.kind(),
        AlreadyExists | NotFound | PermissionDenied | ReadOnlyFilesystem | InvalidFilename | NotADirectory
    )
}

/// Whether the system would let us write into the nearest folder that is there.
#[cfg(target_os = "linux")]
fn may_be_written(target: &Path) -> io::Result<()> {
    let there = target.ancestors().skip(1).find(|folder| folder.exists()).unwrap_or(Path::new("."));
    rustix::fs::access(there, rustix::fs::Access::WRITE_OK).map_err(|error| said(target, &error.into()))
}

#[cfg(not(target_os = "linux"))]
fn may_be_written(_target: &Path) -> io::Result<()> {
    Ok(())
}

/// Temporary folders are private; results are for all.
#[cfg(unix)]
fn readable(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn readable(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Removes what runs that died have left behind. Failing to is no harm.
fn sweep(parent: &Path) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with(IN_THE_MAKING);
        let changed = entry.metadata().and_then(|meta| meta.modified()).ok();
        let age = changed.and_then(|at| SystemTime::now().duration_since(at).ok()).unwrap_or_default();
        if ours && age > YOUNG && !is_held(&entry.path()).unwrap_or(age <= STALE) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Marks a folder as that of a living run.
#[cfg(target_os = "linux")]
fn hold(folder: &Path) -> Option<fs::File> {
    let file = fs::File::open(folder).ok()?;
    rustix::fs::flock(&file, rustix::fs::FlockOperation::NonBlockingLockExclusive).ok()?;
    Some(file)
}

/// Whether a living run holds a folder; `None` if the disk cannot say.
#[cfg(target_os = "linux")]
fn is_held(folder: &Path) -> Option<bool> {
    let file = fs::File::open(folder).ok()?;
    match rustix::fs::flock(&file, rustix::fs::FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Some(false),
        Err(rustix::io::Errno::WOULDBLOCK) => Some(true),
        Err(_) => None,
    }
}

#[cfg(not(target_os = "linux"))]
fn hold(_folder: &Path) -> Option<fs::File> {
    None
}

#[cfg(not(target_os = "linux"))]
fn is_held(_folder: &Path) -> Option<bool> {
    None
}

/// Puts `new` in the place of `target`; what stood there is at `new` then.
#[cfg(target_os = "linux")]
fn swap(new: &Path, target: &Path) -> io::Result<()> {
    use rustix::{
        fs::{CWD, RenameFlags, renameat_with},
        io::Errno,
    };
    // Two runs may race here: whichever of the two calls fits is tried until one does.
    for _ in 0..100 {
        match renameat_with(CWD, new, CWD, target, RenameFlags::NOREPLACE) {
            Err(Errno::EXIST) => {}
            Err(Errno::INVAL | Errno::NOSYS) => return in_two_steps(new, target),
            done => return done.map_err(Into::into),
        }
        match renameat_with(CWD, new, CWD, target, RenameFlags::EXCHANGE) {
            Err(Errno::NOENT) => {}
            Err(Errno::INVAL | Errno::NOSYS) => return in_two_steps(new, target),
            done => return done.map_err(Into::into),
        }
    }
    Err(io::Error::other("another run keeps writing to the same folder"))
}

#[cfg(not(target_os = "linux"))]
fn swap(new: &Path, target: &Path) -> io::Result<()> {
    in_two_steps(new, target)
}

/// Where the system cannot swap two folders at once.
fn in_two_steps(new: &Path, target: &Path) -> io::Result<()> {
    if target.exists() {
        let aside =
            tempfile::Builder::new().prefix(IN_THE_MAKING).tempdir_in(target.parent().unwrap_or(Path::new(".")))?;
        fs::rename(target, aside.path().join("old"))?;
    }
    fs::rename(new, target)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn folder(text: &str) -> Folder {
        let mut folder = Folder::default();
        folder.add(MANIFEST, "{}");
        folder.add("charts/a.svg", text);
        folder
    }

    #[test]
    fn a_second_run_replaces_and_never_mixes() {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("deep/tapi");
        let mut first = folder("one");
        first.add("only-in-the-first.csv", "x");
        first.put(&target).unwrap();
        folder("two").put(&target).unwrap();
        assert_eq!(fs::read_to_string(target.join("charts/a.svg")).unwrap(), "two");
        assert!(!target.join("only-in-the-first.csv").exists());
        assert_eq!(fs::read_dir(home.path().join("deep")).unwrap().count(), 1, "nothing is left in the making");
    }

    #[test]
    fn what_is_not_ours_is_never_replaced() {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("thesis");
        fs::create_dir(&target).unwrap();
        fs::write(target.join("chapter-1.txt"), "years of work").unwrap();
        assert!(folder("x").put(&target).is_err());
        assert!(target.join("chapter-1.txt").exists());
        fs::write(home.path().join("file"), "").unwrap();
        assert!(folder("x").put(&home.path().join("file/tapi")).is_err());
        assert!(folder("x").put(&home.path().join("file")).is_err());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_a_dead_run_left_is_swept_and_a_living_one_is_not() {
        let home = tempfile::tempdir().unwrap();
        let dead = home.path().join(".corridor-dead");
        fs::create_dir(&dead).unwrap();
        let living = folder("one").stage(&home.path().join("tapi")).unwrap();
        for made in [dead.as_path(), living.new.path()] {
            fs::File::open(made).unwrap().set_modified(SystemTime::now() - 5 * YOUNG).unwrap();
        }
        folder("two").put(&home.path().join("base")).unwrap();
        assert!(!dead.exists());
        living.put().unwrap();
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 2);
    }

    #[test]
    fn many_runs_into_one_folder_leave_one_whole_folder() {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("tapi");
        std::thread::scope(|scope| {
            for n in 0..8 {
                let target = &target;
                scope.spawn(move || (0..10).for_each(|_| folder(&n.to_string()).put(target).unwrap()));
            }
        });
        assert_eq!(fs::read_dir(&target).unwrap().count(), 2);
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    }
}
