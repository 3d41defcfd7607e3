use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tower::ServiceExt;

/// How long a connection may take to send a request's head, also the first byte of the next one.
const HEAD: Duration = Duration::from_secs(30);
/// How long requests under way may take to end once the server is stopping.
const LAST_ORDERS: Duration = Duration::from_secs(20);
/// After a failed accept (no more file handles, mostly): time for others to end.
const BREATH: Duration = Duration::from_millis(100);

/// Answers connections, so many at once, until `stop`; then lets those under way end.
pub(crate) async fn listen(listener: TcpListener, router: Router, connections: usize, stop: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(connections));
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                let connection = graceful.watch(connection(stream, peer, router.clone()));
                tokio::spawn(async move {
                    // A connection that ends in the middle is the other side's affair.
                    let _ = connection.await;
                    drop(place);
                });
            }
            Err(problem) => {
                tracing::warn!(%problem, "no connection");
                tokio::time::sleep(BREATH).await;
            }
        }
    }
    drop(listener);
    tokio::select! {
        () = graceful.shutdown() => {}
        () = tokio::time::sleep(LAST_ORDERS) => tracing::warn!("stopped with requests under way"),
    }
}

fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
) -> impl hyper_util::server::graceful::GracefulConnection<Error = hyper::Error> {
    // A small answer leaves at once; where that cannot be set it leaves a little later.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .serve_connection(TokioIo::new(stream), service)
}
