briefing-sitting = How you sit it
sitting-free = You may go back to every question until you hand in.
sitting-locked = Section by section: when you go on to the next section, the one before closes and cannot be opened or changed again. Before that you may move freely within it.
sitting-by-paper = The whole paper is on one page.
sitting-by-section = One section is in sight at a time.
sitting-by-question = One question is in sight at a time.
sitting-watermark = Your name and staff number lie faintly under the questions, on the screen and in print.
sitting-notes = It is noted when you leave this window and for how long, and that you copied, pasted or printed something (never what). Trainers and your manager can see this list, and so can you, beside your marks. It proves nothing by itself and changes neither marks nor result. It is kept with the attempt and erased with your personal data.

event-section-left = { $exam }: went on to the next section
station = Section { $section } of { $of }. When you go on, it closes for good.
station-closed = That section is closed.
station-gone-on = The paper has gone on to another section
station-gone-on-why = Another page went on. The section on this page is closed: what was saved in it counts, what you change here now does not.
station-go-there = To the present section
station-to-overview = Check before going on
station-under = The last look at section { $section } of { $of }: decide whether it is as you mean it.
station-final = Going on closes section { $section }: it cannot be opened or changed again.
station-go-on = Close this section and go on to section { $next }
leaf-back = Previous
leaf-on = Next
leaf-save-back = Save and previous
leaf-save-on = Save and next
leaf-question = Question { $at } of { $of }
leaf-section = Page { $at } of { $of }

text-size = Text size
text-size-percent = { $percent }%
noted-here = It is noted when you leave this window, and that you copy, paste or print (never what). You can see the list beside your marks.
noted-title = What the page noted
noted-nothing = Nothing was noted: the window was not left, and nothing was copied, pasted or printed, as far as the page could tell.
noted-proves-nothing = These are facts about a window, as the browser told them. They prove nothing by themselves, and no mark, result or figure depends on them. They are kept with the attempt and erased with the person's data.
noted-left-times = { $count ->
    [0] The window was not left.
    [one] Left the window once, { $seconds } s in all, as the browser tells.
   *[other] Left the window { $count } times, { $seconds } s in all, as the browser tells.
}
noted-full = More came than is kept; the list is not complete.
noted-at = At
noted-what = What
noted-for = How long
noted-left = left the window
noted-copied = copied
noted-pasted = pasted
noted-printed = printed
noted-seconds = { $seconds } s, as the browser tells
noted-received = { $seconds } s between the two reports received here
noted-open = no return was reported
noted-of-attempt = { $exam }, begun { $at }
