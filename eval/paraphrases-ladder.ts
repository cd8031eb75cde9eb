/**
 * More pairs of customers' sentences that say the same, written for this evaluation: here the two share a word or two,
 * so that the share of common words can be held against the hits. `|` between the two.
 */
export const ladder: readonly string[] = `
The app crashes when I open a report | Opening any report shuts the program down
Export to Excel loses my formulas | My formulas vanish in the Excel file
The courier left my parcel with a stranger | A stranger was handed my parcel by the delivery man
I was charged twice for one ticket | You billed me two times for the same ticket
The search never finds the right contact | Looking up a contact brings up the wrong person
Syncing my calendar takes for ever | My calendar needs hours until it is in sync
The hotel room smelled of smoke | There was a stench of smoke in our bedroom
My invoice shows the wrong company name | The company on the invoice is not mine
I cannot upload pictures larger than ten megabytes | Big pictures are refused when I add them
Please add dark mode to the dashboard | A dashboard with black backgrounds would be easier on my eyes
The waiter spilled wine over my jacket | Our waiter knocked a glass of wine onto my coat
Password reset mails never reach me | I do not receive the message for a new password
The printer jams on every second page | Paper gets stuck in the printer all the time
Notifications arrive hours too late | I see my notifications long after the event
The seat next to the toilet was dirty | My seat had stains all over it
Delivery was promised for Monday and came on Friday | My delivery arrived four days after the date they gave
The discount code does not work at checkout | At checkout my coupon is turned down
I want to share a folder with my team | Giving colleagues access to a folder should be possible
The camera takes blurry photos at night | After sunset all photos come out unsharp
The subscription renewed without asking me | They extended my subscription and I never agreed
Video calls freeze after a few minutes | During calls the picture stops moving
The map sends me to the wrong entrance | Following the map I ended at another entrance
The manual does not explain the settings | Nothing about the settings can be found in the booklet
The zip of the jacket broke on day one | My jacket would not close any more after one day
I need a spreadsheet with all transactions | Let me download transactions as a table
The battery dies before lunch | By noon the battery is flat
Your support agent hung up on me | An agent of yours ended the call while I was talking
The gym is too crowded in the evening | After work there are far too many people at the gym
The translation into German is full of mistakes | Whoever wrote the German version made lots of errors
The elevator has been out of order for weeks | For almost a month nobody has repaired the elevator
My playlist disappeared after the update | The update deleted my playlist
The monthly fee went up again | Once more you raised the monthly price
I can't change my delivery address | There is no way to edit where the delivery goes
Login fails with the right password | My password is correct and yet I am locked out
The screen protector has bubbles | Air got trapped under the screen cover
The bus driver ignored our stop | We were not let out because the driver went past our stop
The coffee machine leaks water | Water drips from the coffee maker onto the table
Filters reset whenever I go back | Going back clears all my filters
I love the new editor | The new editor is a joy to work with
The course was too easy for advanced learners | Advanced people get bored in this course
Scanning a receipt gives the wrong amount | The amount it reads from my receipt is off
My order came without the sauce | They forgot the sauce with my order
The door of the fridge does not shut | I cannot close my fridge properly
Add a week view to the planner | The planner should show seven days at once
Return labels cannot be printed | I am unable to print the label for sending goods back
Too much advertising between songs | There are commercials after almost all songs
The pillow was hard as a stone | No one can sleep on such a hard pillow
Import stops at row one thousand | After a thousand rows the import gives up
I was given someone else's medication | The pharmacy handed me medication of another patient
The website does not work on my phone | On my phone your pages are broken
The website is slow on my phone | Pages of the website load slowly on my phone
I can't export the monthly report | Exporting a monthly report is impossible
The refund for my order never came | I never received a refund for the cancelled order
Please add two-factor login for guests | Guests should be able to use two-factor login
My card was charged before the order shipped | You charged my card although nothing was shipped
The search results are not sorted by date | Sort the search results by date please
The app logs me out every day | Every morning the app has logged me out
The delivery man threw my parcel over the fence | My parcel was thrown over the fence
The password rules are too strict | Rules for a password are far too strict here
Uploading a video takes hours | It takes hours until a video is uploaded
I cannot delete old messages | Deleting old messages does not work
The live chat closes while I am typing | While I type the live chat window closes
The meeting link in the invitation is broken | The invitation contains a broken meeting link
I was on hold for an hour with support | Support kept me on hold for an hour
The new update drains my battery | My battery empties fast since the new update
The address field rejects my postcode | My postcode is not accepted in the address field
Comments are hidden on small screens | On small screens I cannot see comments
The pool was closed the whole week | All week long the pool stayed closed
Let me change the colour of a calendar | I want to pick another colour for each calendar
The shoes are one size too small | These shoes come out a size smaller
The receipt does not show the tax | There is no tax on the receipt
Duplicate contacts cannot be merged | Merging duplicate contacts is not possible
My booking was cancelled without notice | Without any notice they cancelled my booking
The audio guide skips parts of the tour | Parts of the tour are missing in the audio guide
The charger gets very hot | After minutes the charger is burning hot
The form loses my answers when I go back | Going back in the form wipes my answers
The bill is higher than the quote | You sent a bill far above your quote
Recurring tasks appear twice in the list | My task list shows recurring tasks double
The bike lock in the app does not open | I cannot open the lock of the bike with the app
The window in our room could not be opened | We were unable to open a window in our room
The tracking page says delivered but nothing came | Nothing came although tracking says it was delivered
The font in the editor is too small | Make the font of the editor larger
The lesson videos have no subtitles | Subtitles are missing from the videos of the lesson
The heating made noise all night | All night there was a loud noise from the heating
You should offer payment by invoice | Offer us to pay by invoice as well
I like the quick answers from support | Support gives me quick answers and I like it
The table on page two is cut off when printed | When printed the table loses its right side
The trial ended earlier than promised | They promised a longer trial than I got
The scooter stopped in the middle of the road | In the middle of my ride the scooter stopped
My photos are out of order in the album | The album shows my photos in the wrong order
The staff at the counter were rude | Rude people work at your counter
`
  .trim()
  .split('\n');
