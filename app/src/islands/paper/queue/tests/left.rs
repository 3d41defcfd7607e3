use std::collections::BTreeMap;

use super::*;

#[test]
fn what_an_earlier_page_left_is_shown_and_sent_as_it_was_before_anything_else() {
    let mut queue = page("new", 4, Some("old"));
    queue.change(9, vec![0]);
    // The page that holds the attempt may not have known yet that it had taken it.
    let ticks = queue.found(vec![left("old", 4, 6, 2), left("old", 3, 1, 5)]);
    assert_eq!(ticks, BTreeMap::from([(2, vec![1]), (5, vec![1])]));
    assert_eq!((queue.count(), queue.progress(2)), (3, Some(Progress::Underway)));
    let old = |epoch, place| ("old".to_owned(), epoch, place);
    assert_eq!(sent(&mut queue, 4), [old(4, 2), old(3, 5), ("new".to_owned(), 4, 9)]);
    assert_eq!(queue.state(), SaveState::Safe);
}

#[test]
fn what_was_left_before_another_page_took_over_is_sent_but_not_shown() {
    let mut queue = page("new", 5, Some("other"));
    assert_eq!(queue.found(vec![left("old", 4, 6, 2), left("old", 3, 1, 5)]), BTreeMap::new());
    assert_eq!((queue.holds(2), queue.count()), (false, 2));
    queue.due().unwrap();
    assert!(queue.is_outdated());
    queue.overtaken();
    queue.due().unwrap();
    queue.overtaken();
    assert_eq!((queue.state(), queue.progress(2)), (SaveState::Safe, None));
}

#[test]
fn of_two_pages_that_left_something_the_one_that_holds_the_attempt_is_sent_first() {
    let mut queue = page("new", 4, Some("b"));
    queue.found(vec![left("a", 4, 1, 0), left("b", 4, 2, 1)]);
    assert_eq!(queue.due().unwrap().device, "b");
}

#[test]
fn what_was_changed_here_meanwhile_stays_on_the_page_and_goes_out_last() {
    let mut queue = page("new", 4, Some("old"));
    queue.change(2, vec![3]);
    assert_eq!(queue.found(vec![left("old", 4, 6, 2)]), BTreeMap::new());
    let order: Vec<String> = sent(&mut queue, 4).into_iter().map(|(device, ..)| device).collect();
    assert_eq!(order, ["old", "new"]);
}

#[test]
fn a_receipt_of_old_does_not_take_the_page_back_to_an_epoch_that_is_over() {
    let mut queue = page("new", 5, Some("other"));
    queue.found(vec![left("old", 3, 1, 0)]);
    queue.due().unwrap();
    queue.arrived(&receipt(3, 1));
    queue.change(1, vec![0]);
    assert_eq!(queue.due().unwrap().epoch, 5);
}

#[test]
fn the_epoch_that_was_taken_for_an_earlier_page_is_the_one_this_page_goes_on_in() {
    let mut queue = page("new", 4, None);
    queue.found(vec![left("old", 4, 1, 0)]);
    queue.due().unwrap();
    queue.arrived(&receipt(5, 1));
    queue.change(1, vec![0]);
    assert_eq!(queue.due().unwrap().epoch, 5);
}

#[test]
fn what_an_earlier_page_sent_in_a_pause_goes_on_as_a_change_of_this_page() {
    let mut queue = page("new", 4, Some("old"));
    queue.found(vec![left("old", 4, 6, 2)]);
    queue.due().unwrap();
    let Renumbered { old, new } = queue.hold().unwrap();
    assert_eq!(old.device, "old");
    assert_eq!(new.map(|new| (new.device, new.epoch, new.place)), Some(("new".to_owned(), 4, 2)));
    queue.go_on();
    assert_eq!(sent(&mut queue, 5), [("new".to_owned(), 4, 2)]);
}

#[test]
fn what_was_outdated_and_came_in_a_pause_stays_with_the_server() {
    let mut queue = page("new", 5, Some("other"));
    queue.found(vec![left("old", 3, 6, 2)]);
    queue.due().unwrap();
    assert_eq!(queue.hold().unwrap().new, None);
    assert_eq!(queue.count(), 0);
}

#[test]
fn what_belongs_to_another_attempt_is_left_alone() {
    let mut queue = queue();
    let other = SaveRequest { attempt: "b".to_owned(), ..left("old", 3, 1, 0) };
    assert_eq!((queue.found(vec![other]), queue.count()), (BTreeMap::new(), 0));
}

#[test]
fn a_page_that_is_there_again_does_not_take_up_what_it_sends_itself() {
    let mut queue = queue();
    let own = queue.change(0, vec![1]);
    queue.found(vec![own, left("d", 3, 8, 4)]);
    assert_eq!(queue.count(), 2);
    assert_eq!(queue.change(5, vec![0]).sequence, 9);
}
