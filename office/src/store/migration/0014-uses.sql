-- How often questions were drawn is counted over all papers, and seldom: each start wrote to this index forty-two times.
DROP INDEX attempt_item_question;
