briefing-sitting = How you sit it
sitting-free = You may go back to every question until you hand in.
sitting-locked = Section by section: when you go on to the next section, the one before closes and cannot be opened or changed again. Before that you may move freely within it.
sitting-by-paper = The whole paper is on one page.
sitting-by-section = One section is in sight at a time.
sitting-by-question = One question is in sight at a time.
sitting-watermark = Your name and staff number lie faintly under the questions, on the screen and in print.
sitting-notes = It is noted when you leave this window and for how long, and that you copied, pasted or printed something (never what). Trainers and your manager can see this list, and so can you, beside your marks. It proves nothing by itself and changes neither marks nor result. It is kept with the attempt and erased with your personal data.
