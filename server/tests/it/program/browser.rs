use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

/// Longer than the server lets anything take.
const PATIENCE: Duration = Duration::from_secs(60);

/// One connection to the server, with a cookie.
#[derive(Default)]
pub(crate) struct Browser {
    port: u16,
    open: Option<BufReader<TcpStream>>,
    cookie: String,
}

/// What came back, whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) location: String,
    pub(crate) body: String,
}

impl Browser {
    pub(crate) fn get(&mut self, port: u16, path: &str) -> io::Result<Answer> {
        self.exchange(port, "GET", path, "text/plain", "")
    }

    pub(crate) fn form(&mut self, port: u16, path: &str, fields: &str) -> io::Result<Answer> {
        self.exchange(port, "POST", path, "application/x-www-form-urlencoded", fields)
    }

    pub(crate) fn json(&mut self, port: u16, path: &str, body: &serde_json::Value) -> io::Result<Answer> {
        self.exchange(port, "POST", path, "application/json", &body.to_string())
    }

    fn exchange(&mut self, port: u16, method: &str, path: &str, kind: &str, body: &str) -> io::Result<Answer> {
        if self.port != port {
            (self.port, self.open) = (port, None);
        }
        let mut stream = match self.open.take() {
            Some(stream) => stream,
            None => connect(port)?,
        };
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: localhost:{port}\r\norigin: http://localhost:{port}\r\ncookie: {}\r\n\
             content-type: {kind}\r\ncontent-length: {}\r\n\r\n{body}",
            self.cookie,
            body.len()
        );
        stream.get_mut().write_all(request.as_bytes())?;
        let answer = self.read(&mut stream)?;
        self.open = Some(stream);
        Ok(answer)
    }

    fn read(&mut self, stream: &mut BufReader<TcpStream>) -> io::Result<Answer> {
        let status = line(stream)?;
        let status =
            status.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or(io::ErrorKind::InvalidData)?;
        let (mut length, mut location) = (0, String::new());
        loop {
            let line = line(stream)?;
            let Some((name, value)) = line.split_once(": ") else { break };
            match name {
                "content-length" => length = value.parse().map_err(io::Error::other)?,
                "location" => value.clone_into(&mut location),
                "set-cookie" => value.split(';').next().unwrap_or_default().clone_into(&mut self.cookie),
                _ => {}
            }
        }
        let mut body = vec![0; length];
        stream.read_exact(&mut body)?;
        Ok(Answer { status, location, body: String::from_utf8(body).map_err(io::Error::other)? })
    }
}

fn connect(port: u16) -> io::Result<BufReader<TcpStream>> {
    let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    Ok(BufReader::new(stream))
}

fn line(stream: &mut BufReader<TcpStream>) -> io::Result<String> {
    let mut line = String::new();
    if stream.read_line(&mut line)? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(line.trim_end().to_owned())
}
