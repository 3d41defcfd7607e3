handbook-title = Handbook
handbook-under = Every question rests on one of these rules. Mark a chapter as read at its end.
handbook-empty = The handbook is empty
handbook-empty-text = Its chapters stand here once content is loaded. Please ask a trainer.
chapter-read = read
chapter-unread = not read
chapter-rules = { $count ->
    [one] one rule
   *[other] { $count } rules
}
chapter-contents = Rules of this chapter
chapter-mark-read = I have read this chapter
chapter-read-done = ✓ You have read this chapter as it now stands
chapter-next = Next: { $title }
chapter-all = All chapters
rule-valid-from = In force from { $day }
handbook-find = Find in the handbook
handbook-find-go = Find
handbook-found-title = Rules with “{ $query }”
handbook-found-none = Nothing found
handbook-found-none-text = Try a shorter word; the beginning of a word is enough.
chapter-back = ← Back to the question
