/**
 * Pairs of customers' sentences that say the same with few words in common, written for this evaluation; `|` between
 * the two. `report` is for measuring only; settings may be tried on `tune`.
 */
export const report: readonly string[] = `
The app crashes when I open it | It shuts down right after launch
I cannot log in to my account | Your site refuses to let me sign on
My parcel still hasn't arrived | The package is long overdue
You charged me twice | I was billed two times for one purchase
The text is too small to read | Please make the font larger
Cancelling is far too complicated | Why is it so hard to end my subscription
Support never answered my e-mail | Nobody from customer service replied to my message
It is way too expensive | The price is outrageous
I forgot my password and can't reset it | The recovery link for my credentials does nothing
Search gives me irrelevant hits | I never find what I look for with the lookup box
The battery drains within an hour | It eats up all the power of my phone
Uploading pictures fails | My photos will not go up
Add a dark theme | White backgrounds hurt my eyes at night
The driver was rude | The man who drove us had terrible manners
My refund has not come | I am still waiting to get my money back
It takes forever to load | Pages open painfully slowly
The soup was cold | Our meal arrived without any warmth left in it
There is no way to undo a mistake | I wish I could revert what I did
Notifications come too often | Stop sending me so many alerts
The room was filthy | Our hotel bedroom had not been cleaned
My card was declined at the shop | The store would not accept my plastic
I want to talk to a real person | Let me speak with a human instead of the bot
The sound is out of step with the picture | Audio lags behind the video
All my data vanished after the upgrade | The new version wiped everything I had saved
The seat was too narrow | There was hardly any room to sit
The instructions make no sense | I could not understand the manual
Make it work without internet | I need this while offline on the train
The invoice has the wrong address | Our bill shows an incorrect street
The colour differs from the photo | It looked another shade in the picture on the site
Sharing a file with colleagues is impossible | My teammates cannot be given access to the document
I love how easy it is to use | Wonderfully simple to handle
The staff were friendly | Everyone who worked there was kind
My flight was delayed for hours | The plane took off much later than planned
The screen froze | The display got stuck and nothing reacted
Let me pay with PayPal | Other ways of payment would be welcome
The lid does not close | I can't get the cover shut
The shoes hurt my feet | These trainers are painful to walk in
The ads are unbearable | Too many commercials interrupt me
Tell me when an item is available again | Notify shoppers once something is back in stock
The shirt shrank in the wash | After laundering the top was two sizes smaller
The keyboard types the wrong letters | Keys produce other characters than those I press
It does not sync between my devices | Changes on the tablet never show up on my phone
The voucher code was rejected | My discount coupon isn't accepted
The map led me to the wrong place | Navigation took us somewhere else entirely
I can't hear the other person in calls | Voices of the people I ring are inaudible
The wifi keeps dropping | My wireless connection is lost again and again
Give us an overview of spending by month | I would like to see monthly costs at a glance
Export to Excel is missing | We need to get our tables out as a spreadsheet
The door handle came off | A knob fell out of the entrance
Let several people edit at the same time | Simultaneous work on one document would be great
The waiter forgot our drinks | Beverages we ordered were never served
My order was incomplete | Two articles were missing from the box
The medication arrived broken | The pills were crushed on delivery
I was kept on hold for forty minutes | Waiting in the telephone queue took ages
The video buffers constantly | Streaming stops every few seconds
The dates are shown in American order | Put the day before the month please
There's no ramp for wheelchairs | Disabled guests cannot get into the building
The gym is overcrowded | Too many members train there in the evening
I can't change my username | Renaming my profile is not possible
The heating did not work | Our flat stayed freezing all winter
It drops my bluetooth headphones | The earbuds disconnect all the time
The reports are wrong | Figures in your statistics do not add up
The teacher explains things well | Lessons are clear thanks to the instructor
The mattress is too soft | I sink deep into the bed
The printer is not recognised | My laptop can't find the device that prints
I'd like a weekly summary by mail | Send me a digest every seven days
The captcha is unreadable | I can't make out the letters that prove I'm no robot
The coffee tastes burnt | Espresso here is bitter like charcoal
The bus never comes on time | Public transport is always late
Passengers were not told about the change of gate | No announcement was made that boarding moved elsewhere
The tickets sold out in seconds | Seats were gone before I could buy any
My contract was extended without asking | You renewed it automatically although I did not agree
The hair dryer smells of burning | A scorched odour comes from the blower
The kids menu is boring | There is little choice for children to eat
The page jumps while I scroll | Content moves about as I go down
There should be a list of keyboard shortcuts | Let me do things without the mouse
The lawn mower won't start | I pull the cord and the engine of the grass cutter stays silent
The appointment was cancelled at short notice | They called off my visit an hour before
My insurance claim was refused | You won't cover the damage I reported
The fitness tracker counts wrong | My watch shows far too many steps
Deleted notes can't be recovered | How do I bring back what I erased
The bike is too heavy | I can hardly lift this bicycle
The survey was too long | Answering all those questions took ages
I'm getting spam since I registered | Junk messages flood me after signing up
The cables are too short | Cords don't reach the socket
The chairs wobble | Seats in the dining set are unstable
Fees were not mentioned beforehand | Hidden costs appeared at the end
It logged me out in the middle of my work | My session ended while I was typing
The zip broke on the first day | The fastener of the jacket failed immediately
My comment was removed for no reason | Why did moderators take down what I wrote
The cashier was slow | Checkout at the till took an eternity
The blinds let light through | It isn't dark in the bedroom with the shades down
Merging duplicate contacts would help | I have the same person three times in the address book
The bread was stale | The rolls were dry and hard
Please translate the app into Polish | Support for my mother tongue is missing
The glue does not hold | The adhesive came loose again
The vacuum is very loud | This hoover makes a terrible noise
The neighbours' dog barks all night | A barking animal next door keeps me awake
The recipe is easy to follow | Cooking by these steps is child's play
The dashboard is confusing | I get lost on the start page with all those charts
The ring turned my finger green | Jewellery discoloured my skin
Two-step login codes never reach me | The SMS for verification doesn't come
The parking space was taken | Someone else's car stood on our lot
The plants were dead on arrival | The flowers had withered when I unpacked them
The camera is blurry | Pictures come out of focus
My salary was paid late | Wages came after the due date
Filtering by date would be useful | I want to narrow results down to a period
The cake was delicious | The dessert tasted heavenly
The trial ended too soon | A few days are not enough to test the product
It keeps asking for my location | Why must you know where I am all the time
The charger gets hot | The power adapter heats up dangerously
We need roles and permissions | Not every user should be allowed to do everything
The toilet was blocked | The loo would not flush
The guide was knowledgeable | Our tour leader knew a great deal
The tent leaks | Water got in when we camped in the rain
The font looks ugly since the redesign | The new typeface is hideous
The pedal squeaks | There's an annoying noise when I cycle
Copy and paste is broken | I can't insert text from the clipboard
The deposit was not returned | They kept the security money after we moved out
I was hung up on | The agent ended the call in mid-sentence
The pool was closed | We couldn't swim during our stay
The curtains are see-through | People can look in through the drapes
I can't find the button to send | Where do I submit this
The milk was sour | The dairy product had gone off
Let me schedule posts in advance | I want to plan publishing for later
The handle is uncomfortable | It is awkward to grip
The salesman pressured me | I felt pushed into buying
My address could not be changed | Updating where I live is impossible
The game is too difficult | Levels are impossible to beat
The lift is out of order again | We must take the stairs because the elevator fails
The light flickers | The lamp goes on and off by itself
The doctor did not listen | My physician ignored what I told her
Your newsletter cannot be unsubscribed from | I keep receiving mailings that I opted out of
The carpet smells | The rug has an unpleasant odour
The blender is hard to clean | Washing this mixer is a pain
The cinema was too cold | We froze while watching the film
The exchange rate was poor | I lost money when converting currency
Your opening hours are wrong on the website | The shop was closed although the internet said otherwise
The tap drips | Water keeps running from the faucet
The suitcase was lost | My luggage never turned up at the airport
I can't attach large files | Big documents are refused as attachments
The pram is hard to fold | Collapsing the stroller needs three hands
It hangs when I import contacts | Bringing in my address list makes it freeze
The jacket isn't waterproof | I got soaked wearing this coat
The helper resolved it within minutes | My problem was fixed very quickly by your agent
The price went up without notice | You raised the cost silently
The wine list is excellent | Great selection of reds and whites
The scanner misreads barcodes | Product codes are recognised incorrectly
The app is not accessible for blind people | My screen reader can't cope with it
The engine makes strange noises | Odd sounds come from under the bonnet
I was given somebody else's package | The delivery at my door belonged to a stranger
The loan application takes too long | I waited weeks for an answer about credit
The projector is too dim | The picture on the wall is barely visible
Your chat bot is useless | The automatic assistant understands nothing
The toy broke after an hour | My son's plaything fell apart at once
Please round the totals | I don't need cents in the sums
The hotel is close to everything | Perfect location in the centre
The washing machine shakes violently | The laundry appliance jumps around
The website looks terrible on my phone | Mobile layout is a mess
Let me hide finished tasks | Completed to-dos should disappear
The makeup gave me a rash | My skin became irritated from the cosmetics
The calendar shows the wrong time zone | Meetings appear an hour early
My points expired | The loyalty credit I collected is gone
The bag's strap tore | The shoulder belt ripped off
The fridge is not cold enough | Food spoils because it stays too warm inside
The rental car was dirty | The vehicle we hired hadn't been washed
The window won't stay open | The pane falls shut by itself
The sign-up form asks too much | Registration demands far more details than necessary
My signature is not accepted | The contract I signed was turned down
The phone slips out of my hand | The surface is too smooth to hold
The speakers crackle | There's static in the music
The subtitles are missing | I need captions because I am deaf
I would recommend it to anyone | Tell all your friends to get this
The pizza was delivered to another street | Our food went to the wrong house
It's a waste of money | Not worth what I paid
The tyres wore out quickly | The rubber on the wheels was gone in months
They did not keep their promise | What had been agreed was ignored
The template gallery is great | So many nice designs to start from
The cursor disappears | I can't see the mouse pointer
The fence arrived with missing screws | Fixings were not in the box for the garden barrier
It always opens in the wrong window | Links should appear in a tab of their own
The perfume does not last | The scent is gone after minutes
My account was blocked | You locked me out of my profile
The minutes of the meeting are not saved | Notes from our call get lost
The candle burns unevenly | Wax remains on one side
The sink is too shallow | Water splashes out of the basin
The oven thermostat is off | It bakes at another temperature than I set
The paint peels off | Colour flakes from the wall
The seminar was inspiring | I came out of the workshop full of ideas
The tracking page shows nothing | I can't see where my shipment is
My vote was not counted | The poll ignored my choice
The ladder feels unsafe | I was afraid of falling while climbing up
The backup never finishes | Saving a copy of everything runs without end
The nappies leak | Diapers let everything through
Nobody picked up the bins | Our rubbish was left on the street
The caller knew nothing of my case | Whoever phoned me had not read my file
Let us choose who gets the report | We should pick the recipients of the summary
The trolley wheels are stuck | I could not push the shopping cart
The lecture could not be heard at the back | In the last rows the speaker was too quiet
The keys don't fit the lock | I could not open the door with what you gave me
`
  .trim()
  .split('\n');

export const tune: readonly string[] = `
The program closes by itself | The software quits without warning
I was overcharged | You took too much from my account
My package was damaged | The box was smashed when it came
Login does not work | I can't get into my profile
The menu is hard to find | Where is the navigation hidden
The website is slow | Pages need ages to appear
I can't upload a document | My file is refused
Please add night mode | A black background would be easier on the eyes
The hotel breakfast was poor | The morning buffet disappointed us
The nurse was very kind | I was treated warmly on the ward
The sofa is uncomfortable | My back aches after sitting on the couch
The remote control has no batteries | Power cells for the clicker were not included
Let me sort the list | I'd like to put entries in another order
The taxi came too late | Our cab was half an hour behind
You don't reply to mails | I get no answer from your team
The headphones broke | One earpiece went silent after a week
My discount was not applied | I paid the full price despite the promotion
The train was too full | There was no seat left in the carriage
The milk leaked in the bag | Liquid ran over all my groceries
Printing cuts off the margin | Edges are missing on paper
Reminders don't go off | I missed an appointment as there was no alert
I can't invite a colleague | Adding a teammate fails
The lamp is too bright | This light blinds me
I lost my draft | What I was writing is gone
The trousers are too long | The legs of these jeans drag on the floor
The shop smells bad | There's a stink in your store
The course is too basic | I learned nothing new in class
Your prices are fair | Good value for money
The checkout page fails | I can't complete my purchase
My phone gets hot | The handset overheats
The microphone picks up nothing | Others can't hear what I say
The letters fade | Print on the mug vanished in the dishwasher
You sold my data | My personal information went to advertisers
I want to remove my profile | How can I delete my account
The bridge toll was charged wrongly | I paid for a crossing I never made
The rice was undercooked | The grains were still hard
The shower has no pressure | Only a trickle comes out of the head
Too many clicks are needed | It takes a dozen steps to do one thing
The password rules are absurd | Why must I use four special characters
The agent solved my problem | Customer service fixed everything
The blanket is scratchy | This throw irritates my skin
The update removed a feature | A function I used is gone in the new release
The charts cannot be printed | I need the graphs on paper
The pillow is flat | There is no filling left in the cushion
The car won't lock | I can't secure the vehicle
The gate opens too slowly | It takes a minute until the barrier lets me in
The stairs are slippery | I nearly fell on the steps
The fan is noisy | The ventilator hums loudly
It forgets my settings | Preferences are reset each time
The wheel is bent | The rim was deformed
I waited an hour at the clinic | The doctor saw me long after my slot
The cover was scratched | There were marks on the case
My parking ticket is unjust | I was fined although I had paid
The bill cannot be downloaded | I can't get my invoice as a file
The dress is beautiful | What a gorgeous gown
The balcony was tiny | Hardly any space outside our room
The tool bar overlaps the text | Icons hide what I write
The phone line was dead | I could not reach you by telephone
The dog food made my pet ill | My puppy got sick from what you sell
The exam dates clash | Two tests are at the same hour
`
  .trim()
  .split('\n');
