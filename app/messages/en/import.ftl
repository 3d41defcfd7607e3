column-staff-no = Staff number
column-name = Name
column-team = Team
column-post = Post
column-mentor = Mentor
column-language = Language
column-from = From
column-until = Until

import-title = Import people
import-under = First see what a file would do. Nothing changes before you say so, and then all of it or nothing.
import-columns = The first line names the columns, in any order, in English or Chinese. Staff number and name are needed. An empty cell leaves what is there. From and until are the first and last day: outside them nobody may work at a post. Several teams, and their days, are divided by ；. Whoever is here already is changed, not added again.
import-choose = Choose a file or paste a list
import-confirm = Import it, or mend it first
import-mend = Mend it here, or choose another file
import-paste = The list as text
import-paste-hint = Comma, semicolon or tab between the cells, as copied from a spreadsheet.
import-file = Or a file
import-file-hint = CSV in UTF-8 or GB18030, at most { $kilobytes } kB and { $rows } people. A file that is chosen counts before the text above.
import-check = Check
import-go = { $rows ->
    [one] Import this one row
   *[other] Import these { $rows } rows
}
import-changed = Something has changed
import-changed-text = The list, or the people in it, are no longer as they were when you looked. Nothing was done; this is what would happen now.
import-faults = { $count ->
    [one] One fault
   *[other] { $count } faults
}
import-faults-text = Nothing was changed. Please mend every line below, then check again.
import-faults-title = What has to be mended
import-line = Line
import-column = Column
import-value = What stands there
import-wrong = What is wrong, and what to do
import-whole = The whole file
import-line-no = Line { $line }
import-ignored = These columns are not read: { $columns }
import-new-teams = { $count ->
    [one] One new team would be made
   *[other] { $count } new teams would be made
}
import-read-as = Read as { $encoding }.
import-nothing = Everything is as the file says already.
import-will = What would happen
import-does = What
import-changes = In detail
change-new = { $what }: { $after }
change-moved = { $what }: { $before } → { $after }
change-roles = May again be: { $roles }
does-adds = new
does-returns = comes back
does-changes = changes
does-keeps = stays as it is

imported-title = The people are in
imported-under = New: { $added }. Back: { $returned }. Changed: { $changed }. As they were: { $kept }.
imported-links = Links to a first password
imported-links-text = Each link is good once, for seven days. They are stored nowhere: download the list now, or make new links later, one by one.
imported-download = Download the list
imported-link = Link
imported-on = On to the people

import-fault-line = line { $line } { $column } “{ $value }”: { $wrong }
wrong-too-large = The file is larger than { $most } kB. Please split it.
wrong-too-many-rows = More than { $most } people. Please split the file.
wrong-line-too-long = This line is far too long for a list of people. Is it the right file?
wrong-workbook = This is a workbook. In the spreadsheet, choose “Save as” and “CSV UTF-8”, or copy the cells and paste them.
wrong-not-text = The letters cannot be read. Please save the file as “CSV UTF-8”.
wrong-empty = There is nobody in it. The first line names the columns, each further line one person.
wrong-no-column = The first line names no such column. Please add it.
wrong-column-twice = The first line names this column twice. Please remove one.
wrong-too-few-cells = Fewer cells than in the first line. Please fill in the missing ones, or leave them empty.
wrong-too-many-cells = More cells than in the first line. Is there a comma inside a cell? Then put the cell into quotation marks.
wrong-missing = This cell must not be empty.
wrong-too-long = At most { $most } characters, please.
wrong-control-character = There is a character that cannot be seen. Please type the cell again.
wrong-line-break = The cell goes over several lines. Most likely a quotation mark is not closed.
wrong-lost-letters = Letters were lost when the file was saved. Please save it again as “CSV UTF-8”.
wrong-error-value = The spreadsheet has left an error here. Please enter the value.
wrong-formula = This is a formula. Please enter its value.
wrong-scientific = The spreadsheet has made a number of it. Please format the column as text and enter the staff number again.
wrong-white-space = A staff number has no spaces. Please remove them.
wrong-staff-no-twice = This staff number stands in line { $line } already. Please keep one of the two.
wrong-unknown-post = There is no such post. Please use its id or title as in the list of people.
wrong-unknown-mentor = Nobody here or in this file has this staff number.
wrong-several-mentors = One mentor, please.
wrong-own-mentor = Nobody is their own mentor.
wrong-unknown-language = Please write zh-Hans, zh-Hant or en, or leave it empty.
wrong-not-a-day = Please write the day as 2026-08-01.
wrong-no-such-day = No calendar has this day.
wrong-until-before-from = The last day comes before the first.
wrong-until-over = This last day is over already.
wrong-days-unlike-teams = One day for all teams, please, or one for each team in the same order.
wrong-zeros-lost = Somebody here has the number { $number }. The spreadsheet has most likely taken the zeros off: please format the column as text and enter the number again.
wrong-term-without-team = Days belong to a place in a team. Please name the team, or leave the days empty.
