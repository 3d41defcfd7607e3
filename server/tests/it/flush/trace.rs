use std::collections::HashMap;

/// What a process asked of the system, in the order in which it was seen.
pub(crate) struct Trace(Vec<Call>);

/// One system call: two lines of the trace when another thread came between its beginning and its end.
struct Call {
    name: String,
    /// What the file handle leads to.
    target: String,
    text: String,
    begun: usize,
    ended: usize,
}

/// Why a receipt should not have left.
#[derive(Debug)]
#[expect(dead_code, reason = "a failing test shows them")]
pub(crate) enum Fault {
    /// It never left, though the candidate has it: the trace is not whole.
    NeverSent { receipt: String },
    /// Its row was not written before.
    NotWritten { receipt: String, sent: usize },
    /// No flush began after the row was written and ended before the receipt was sent.
    NotFlushed { receipt: String, written: usize, sent: usize },
}

impl Trace {
    /// Reads what `strace -f -y` wrote.
    pub(crate) fn read(text: &str) -> Self {
        let mut calls = Vec::new();
        let mut under_way: HashMap<&str, Call> = HashMap::new();
        for (number, line) in text.lines().enumerate() {
            let Some((thread, rest)) = line.split_once(' ') else { continue };
            let rest = rest.trim_start();
            if rest.starts_with("<... ") {
                // A call that failed did nothing.
                if let Some(call) = under_way.remove(thread).filter(|_| succeeded(rest)) {
                    calls.push(Call { ended: number, ..call });
                }
            } else if let Some(call) = Call::read(rest, number) {
                if rest.ends_with("<unfinished ...>") {
                    under_way.insert(thread, call);
                } else if succeeded(rest) {
                    calls.push(call);
                }
            }
        }
        calls.sort_by_key(|call| call.begun);
        Self(calls)
    }

    /// What is wrong with a receipt: nothing when its row was written to the write-ahead log, then the log was flushed,
    /// and only then the receipt was sent.
    pub(crate) fn fault(&self, receipt: &str) -> Option<Fault> {
        let names = |call: &&Call| call.text.contains(receipt);
        let told = receipt.to_owned();
        let Some(sent) = self.0.iter().find(|call| call.target.starts_with("socket:") && names(call)) else {
            return Some(Fault::NeverSent { receipt: told });
        };
        let sent = sent.begun;
        let Some(written) = self.0.iter().find(|call| call.is_of_the_log() && !call.is_flush() && names(call)) else {
            return Some(Fault::NotWritten { receipt: told, sent });
        };
        let written = written.ended;
        if written > sent {
            return Some(Fault::NotWritten { receipt: told, sent });
        }
        let between = |call: &Call| call.begun > written && call.ended < sent;
        let flushed = self.0.iter().any(|call| call.is_flush() && call.is_of_the_log() && between(call));
        (!flushed).then_some(Fault::NotFlushed { receipt: told, written, sent })
    }

    /// How often the write-ahead log was flushed.
    pub(crate) fn flushes(&self) -> usize {
        self.0.iter().filter(|call| call.is_flush() && call.is_of_the_log()).count()
    }
}

impl Call {
    /// `pwrite64(9</data/demo.db-wal>, "…", 4096, 8272) = 4096`.
    fn read(line: &str, number: usize) -> Option<Self> {
        let (name, rest) = line.split_once('(')?;
        let (_, rest) = rest.split_once('<')?;
        let (target, text) = rest.split_once('>')?;
        Some(Self {
            name: name.to_owned(),
            target: target.to_owned(),
            text: text.to_owned(),
            begun: number,
            ended: number,
        })
    }

    fn is_of_the_log(&self) -> bool {
        self.target.ends_with(".db-wal")
    }

    fn is_flush(&self) -> bool {
        matches!(self.name.as_str(), "fsync" | "fdatasync")
    }
}

/// A call gives how much it moved, or nothing at all; what failed gives -1.
fn succeeded(line: &str) -> bool {
    line.rsplit_once(" = ").is_some_and(|(_, gave)| !gave.starts_with('-') && !gave.starts_with('?'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "\
7 pwrite64(9</d/demo.db-wal>, \"..abc..\", 4096, 32) = 4096
7 fdatasync(9</d/demo.db-wal> <unfinished ...>
8 write(2</dev/null>, \"line\", 4 <unfinished ...>
7 <... fdatasync resumed>) = 0
8 <... write resumed>) = 4
8 sendto(12<socket:[5]>, \"receipt abc\", 11, MSG_NOSIGNAL, NULL, 0) = 11
";

    fn without(part: &str) -> String {
        GOOD.lines().filter(|line| !line.contains(part)).map(|line| format!("{line}\n")).collect()
    }

    #[test]
    fn a_row_then_a_flush_then_the_receipt_is_right() {
        assert!(Trace::read(GOOD).fault("abc").is_none());
    }

    #[test]
    fn a_flush_that_is_missing_failed_or_did_not_end_is_found() {
        let late = without("<... fdatasync") + "7 <... fdatasync resumed>) = 0\n";
        for trace in [without("fdatasync"), GOOD.replace(") = 0", ") = -1 EIO (Input/output error)"), late] {
            assert!(matches!(Trace::read(&trace).fault("abc"), Some(Fault::NotFlushed { .. })), "{trace}");
        }
    }

    #[test]
    fn a_flush_of_something_else_or_of_before_is_none() {
        let other = GOOD.replace("fdatasync(9</d/demo.db-wal>", "fdatasync(9</d/demo.db>");
        let before = GOOD.lines().skip(1).take(4).chain(GOOD.lines().take(1)).chain(GOOD.lines().skip(5));
        let before: String = before.map(|line| format!("{line}\n")).collect();
        for trace in [other, before] {
            assert!(matches!(Trace::read(&trace).fault("abc"), Some(Fault::NotFlushed { .. })), "{trace}");
        }
    }

    #[test]
    fn a_row_that_is_missing_or_late_is_found() {
        let late = without("pwrite64") + GOOD.lines().next().unwrap();
        for trace in [without("pwrite64"), late] {
            assert!(matches!(Trace::read(&trace).fault("abc"), Some(Fault::NotWritten { .. })), "{trace}");
        }
        assert!(matches!(Trace::read(&without("sendto")).fault("abc"), Some(Fault::NeverSent { .. })));
    }
}
