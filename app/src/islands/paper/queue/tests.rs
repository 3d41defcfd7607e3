mod left;

use engine::{Lang, Payload};

use super::*;

fn page(device: &str, epoch: u32, holder: Option<&str>) -> Queue {
    let (attempt, device) = ("a".to_owned(), device.to_owned());
    Queue::new(Origin { attempt, device, language: Lang::En, epoch, holder: holder.map(str::to_owned) })
}

fn queue() -> Queue {
    page("d", 3, None)
}

fn receipt(epoch: u32, sequence: u32) -> SavedAnswer {
    let (receipt, at) = (String::new(), String::new());
    SavedAnswer { epoch, sequence, version: 1, receipt, remaining_ms: None, at, others: None }
}

/// What a page of this name had entered in this epoch.
fn left(device: &str, epoch: u32, sequence: u32, place: u16) -> SaveRequest {
    SaveRequest {
        attempt: "a".to_owned(),
        device: device.to_owned(),
        epoch,
        sequence,
        place,
        payload: Payload::choices([1]),
        language: Lang::En,
    }
}

/// Everything that goes out, when the server takes it all in the epoch it names.
fn sent(queue: &mut Queue, epoch: u32) -> Vec<(String, u32, u16)> {
    let mut sent = Vec::new();
    while let Some(save) = queue.due() {
        queue.arrived(&receipt(epoch, save.sequence));
        sent.push((save.device, save.epoch, save.place));
    }
    sent
}

#[test]
fn a_retry_is_the_same_request_again() {
    let mut queue = queue();
    queue.change(7, vec![1]);
    let first = queue.due().unwrap();
    queue.change(7, vec![2]);
    assert_eq!(queue.failed(), 1_000);
    assert_eq!(queue.due().unwrap(), first);
    assert_eq!(queue.state(), SaveState::Unsafe);
}

#[test]
fn what_is_kept_when_a_choice_is_ticked_is_what_is_sent() {
    let mut queue = queue();
    let kept = [queue.change(7, vec![1]), queue.change(2, vec![0])];
    assert_eq!(queue.unsafe_here(), kept);
    let first = queue.due().unwrap();
    assert_eq!(first, kept[0]);
    assert_eq!(queue.arrived(&receipt(3, 1)), Some(first));
    assert_eq!(queue.due().unwrap(), kept[1]);
}

#[test]
fn changes_go_out_in_the_order_in_which_they_were_made_and_of_one_question_the_newest() {
    let mut queue = queue();
    queue.change(9, vec![1]);
    queue.change(2, vec![0]);
    queue.change(9, vec![3]);
    assert_eq!(queue.count(), 2);
    assert_eq!(sent(&mut queue, 3).iter().map(|(_, _, place)| *place).collect::<Vec<_>>(), [2, 9]);
}

#[test]
fn a_newer_change_follows_with_a_higher_sequence_in_the_epoch_taken() {
    let mut queue = queue();
    queue.change(7, vec![1]);
    let first = queue.due().unwrap();
    queue.change(7, vec![2]);
    queue.arrived(&receipt(4, first.sequence));
    assert!(queue.holds(7));
    let second = queue.due().unwrap();
    assert_eq!((second.epoch, second.sequence, second.payload), (4, 2, Payload::Choices { places: vec![2] }));
}

#[test]
fn it_is_safe_only_when_every_change_has_its_receipt() {
    let mut queue = queue();
    assert_eq!(queue.state(), SaveState::Safe);
    queue.change(0, vec![]);
    queue.change(1, vec![0]);
    let first = queue.due().unwrap();
    queue.arrived(&receipt(3, first.sequence));
    assert_eq!(queue.state(), SaveState::Saving);
    let second = queue.due().unwrap();
    queue.arrived(&receipt(3, second.sequence));
    assert_eq!(queue.state(), SaveState::Safe);
    assert!(queue.due().is_none());
}

#[test]
fn each_answer_says_how_far_it_has_come() {
    let mut queue = queue();
    queue.change(0, vec![9]);
    queue.change(1, vec![0]);
    queue.due().unwrap();
    assert_eq!((queue.progress(0), queue.progress(1)), (Some(Progress::Underway), Some(Progress::Underway)));
    queue.failed();
    assert_eq!((queue.progress(0), queue.progress(1), queue.count()), (Some(Progress::Here), Some(Progress::Here), 2));
    queue.gave_up();
    assert_eq!((queue.progress(0), queue.progress(1)), (Some(Progress::Refused), Some(Progress::Underway)));
    let save = queue.due().unwrap();
    queue.arrived(&receipt(3, save.sequence));
    assert_eq!((queue.progress(1), queue.progress(2)), (None, None));
}

#[test]
fn what_is_refused_for_good_does_not_hold_up_the_rest() {
    let mut queue = queue();
    queue.change(0, vec![9]);
    queue.change(1, vec![0]);
    queue.due().unwrap();
    queue.gave_up();
    let second = queue.due().unwrap();
    assert_eq!(second.place, 1);
    queue.arrived(&receipt(3, second.sequence));
    assert_eq!((queue.state(), queue.holds(0)), (SaveState::Refused, true));
    queue.change(0, vec![1]);
    let again = queue.due().unwrap();
    queue.arrived(&receipt(3, again.sequence));
    assert_eq!(queue.state(), SaveState::Safe);
}

#[test]
fn what_came_for_a_closed_section_is_on_record_and_nothing_is_said_of_it() {
    let mut queue = queue();
    queue.change(1, vec![0]);
    let sent = queue.due();
    queue.change(2, vec![1]);
    assert_eq!(queue.let_go(), sent);
    assert_eq!(queue.progress(1), None);
    assert_eq!(queue.due().unwrap().place, 2);
}

#[test]
fn what_another_page_overtook_is_on_record_and_the_rest_is_sent_to_be_on_record_too() {
    let mut queue = queue();
    queue.change(0, vec![1]);
    queue.change(1, vec![0]);
    let first = queue.due().unwrap();
    assert_eq!(queue.overtaken(), Some(first));
    assert_eq!(queue.progress(0), Some(Progress::Overtaken));
    assert_eq!(queue.due().unwrap().place, 1);
    queue.overtaken();
    assert_eq!((queue.due(), queue.state(), queue.count()), (None, SaveState::Elsewhere, 0));
}

#[test]
fn what_was_sent_in_a_pause_goes_out_under_a_new_number_when_it_is_over() {
    let mut queue = queue();
    queue.change(0, vec![1]);
    let first = queue.due().unwrap();
    let Renumbered { old, new } = queue.hold().unwrap();
    assert_eq!((old, new.unwrap().sequence), (first.clone(), 2));
    queue.change(1, vec![0]);
    assert_eq!((queue.due(), queue.state()), (None, SaveState::Held));
    assert!(queue.holds(0));
    queue.go_on();
    let again = queue.due().unwrap();
    assert_eq!((again.place, again.payload, again.sequence), (0, first.payload, 2));
    queue.arrived(&receipt(3, 2));
    assert_eq!(queue.due().unwrap().place, 1);
}

#[test]
fn a_newer_change_takes_the_place_of_the_one_that_came_in_a_pause() {
    let mut queue = queue();
    queue.change(0, vec![1]);
    queue.due().unwrap();
    queue.change(0, vec![2]);
    assert_eq!(queue.hold().unwrap().new, None);
    queue.go_on();
    assert_eq!(queue.due().unwrap().payload, Payload::Choices { places: vec![2] });
    queue.arrived(&receipt(3, 2));
    assert_eq!(queue.state(), SaveState::Safe);
}

#[test]
fn waiting_between_tries_grows_to_sixteen_seconds() {
    let mut queue = queue();
    let waits: Vec<u32> = (0..7).map(|_| queue.failed()).collect();
    assert_eq!(waits, [1_000, 2_000, 4_000, 8_000, 16_000, 16_000, 16_000]);
}
