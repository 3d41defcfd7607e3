use std::sync::Arc;
use std::time::Duration;

use office::{Office, Outcome};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};

/// What the office does by itself.
pub(crate) struct Clockwork {
    tasks: JoinSet<()>,
    stop: watch::Sender<()>,
}

/// One thing that is done again and again.
#[derive(Clone, Copy, Debug)]
enum Task {
    /// Overdue attempts are closed, at their deadline's moment.
    Overdue,
    /// Events are sealed into the chain.
    Seals,
    /// The clock is held against a stopwatch.
    Clock,
    /// Questions are measured by how people answered them.
    Facility,
    /// What is forgotten anyway is cleared away.
    Tidy,
}

impl Task {
    const ALL: [Self; 5] = [Self::Overdue, Self::Seals, Self::Clock, Self::Facility, Self::Tidy];

    const fn pause(self) -> Duration {
        Duration::from_secs(match self {
            Self::Overdue | Self::Clock => 5,
            Self::Seals => 30,
            Self::Facility => 120,
            Self::Tidy => 600,
        })
    }

    async fn turn(self, office: &Office) -> Outcome<()> {
        match self {
            Self::Overdue => office.sweep().await.map(drop),
            Self::Seals => office.seal_events().await.map(drop),
            Self::Clock => office.watch_clock().await,
            Self::Facility => office.measure_questions().await.map(drop),
            Self::Tidy => office.tidy().await,
        }
    }
}

impl Clockwork {
    /// Starts it. The office takes a lease in the database for each turn: of several servers one works.
    pub(crate) fn start(office: &Arc<Office>) -> Self {
        let (stop, stopped) = watch::channel(());
        let mut tasks = JoinSet::new();
        for task in Task::ALL {
            tasks.spawn(run(task, Arc::clone(office), stopped.clone()));
        }
        Self { tasks, stop }
    }

    /// Lets each task end its turn.
    pub(crate) async fn stop(mut self) {
        drop(self.stop);
        while self.tasks.join_next().await.is_some() {}
    }
}

async fn run(task: Task, office: Arc<Office>, mut stopped: watch::Receiver<()>) {
    let mut pauses = interval(task.pause());
    pauses.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = stopped.changed() => return,
            _ = pauses.tick() => {}
        }
        if let Err(failure) = task.turn(&office).await {
            // The cause was logged where it broke; the next turn tries again.
            tracing::warn!(?task, ?failure, "a turn failed");
        }
    }
}
