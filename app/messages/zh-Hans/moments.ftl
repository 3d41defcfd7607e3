moment-day = { $year }年{ $month }月{ $day }日
moment-minute = { $year }年{ $month }月{ $day }日 { $time }
moment-month = { $year }年{ $month }月
