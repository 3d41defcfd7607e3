use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use crate::Done;
use crate::ask::{Answer, Ask};
use crate::stopwatch::Stopwatch;

/// Longer than the server itself lets anything take.
const PATIENCE: Duration = Duration::from_secs(60);

/// One connection that stays open from request to request, and how long each answer took. Written by hand: the load
/// must cost little beside the server on the same cores, and a client from the registry would bring features that
/// make `make test` compile the server's own dependencies once more.
pub(crate) struct Browser {
    host: String,
    port: u16,
    open: Option<BufReader<TcpStream>>,
    pub(crate) times: Vec<Duration>,
}

impl Browser {
    pub(crate) fn new(port: u16) -> Self {
        Self { host: format!("localhost:{port}"), port, open: None, times: Vec::new() }
    }

    /// Asks, and wants an answer with this status.
    pub(crate) fn expect(&mut self, status: u16, ask: &Ask<'_>) -> Done<Answer> {
        let answer = self.ask(ask)?;
        if answer.status == status {
            return Ok(answer);
        }
        let body: String = String::from_utf8_lossy(&answer.body).chars().take(300).collect();
        Err(format!("{}: {} instead of {status}: {body}", ask.name(), answer.status))
    }

    /// Asks, whatever the answer may be. A connection that broke is opened anew for the next request.
    pub(crate) fn ask(&mut self, ask: &Ask<'_>) -> Done<Answer> {
        let asked = self.exchange(ask);
        if asked.is_err() {
            self.open = None;
        }
        asked.map_err(|problem| format!("{}: {problem}", ask.name()))
    }

    /// Asks and goes away without waiting for the answer, as a connection that breaks.
    pub(crate) fn ask_and_go(&mut self, ask: &Ask<'_>) {
        self.open = None;
        // Whether it came through is what nobody knows of such a request.
        let _gone = connect(self.port)
            .and_then(|mut stream| stream.get_mut().write_all(ask.on_the_wire(&self.host).as_bytes()));
    }

    fn exchange(&mut self, ask: &Ask<'_>) -> io::Result<Answer> {
        let stream = match &mut self.open {
            Some(stream) => stream,
            none => none.insert(connect(self.port)?),
        };
        let request = ask.on_the_wire(&self.host);
        let stopwatch = Stopwatch::start();
        stream.get_mut().write_all(request.as_bytes())?;
        let answer = read(stream)?;
        self.times.push(stopwatch.passed());
        Ok(answer)
    }
}

fn connect(port: u16) -> io::Result<BufReader<TcpStream>> {
    let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    Ok(BufReader::new(stream))
}

fn read(stream: &mut BufReader<TcpStream>) -> io::Result<Answer> {
    let first = line(stream)?;
    let status = first.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(|| strange(&first))?;
    let mut headers = Vec::new();
    loop {
        let line = line(stream)?;
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').ok_or_else(|| strange(&line))?;
        headers.push((name.to_owned(), value.trim().to_owned()));
    }
    let mut answer = Answer { status, headers, body: Vec::new() };
    let length = answer.header("content-length").and_then(|length| length.parse().ok());
    answer.body.resize(length.ok_or_else(|| strange("no content-length"))?, 0);
    stream.read_exact(&mut answer.body)?;
    Ok(answer)
}

fn line(stream: &mut BufReader<TcpStream>) -> io::Result<String> {
    let mut line = String::new();
    if stream.read_line(&mut line)? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(line.trim_end().to_owned())
}

fn strange(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what.to_owned())
}
