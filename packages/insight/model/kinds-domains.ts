/** Vocabulary of the fields that feedback comes from, written for this project. Lists are separated by `|`. */
export interface Domain {
  /** What the customer calls the whole. */
  readonly product: string;
  /** Parts of it, without article. */
  readonly thing: string;
  /** What one does with it, verb first. */
  readonly does: string;
  /** What one might wish for, with article where it needs one. */
  readonly wanted: string;
  /** Who serves. */
  readonly staff: string;
  /** What is paid. */
  readonly cost: string;
  /** What the customer owns in it. */
  readonly owned: string;
}

const shared = {
  wanted:
    'a dark mode|an undo button|a search box|more languages|a way to contact a human|clearer instructions|an offline mode|a help page|a family plan|email notifications|more payment options|a student discount|a loyalty program|a cheaper plan|better documentation',
  staff:
    'support|customer service|the support team|customer support|the help desk|the staff|the agent|the company|the developer|the team',
};

const domain = (own: Omit<Domain, 'staff'> & { staff?: string }): Domain => ({
  ...own,
  wanted: `${own.wanted}|${shared.wanted}`,
  staff: own.staff === undefined ? shared.staff : `${own.staff}|${shared.staff}`,
});

export const englishDomains: readonly Domain[] = [
  domain({
    product: 'app|banking app|mobile app|application|bank',
    thing:
      'mobile deposit|login|fingerprint login|face id|transfer screen|balance page|transaction history|statement download|card activation|bill pay|atm finder|exchange rate page|push notifications|security code|verification sms|savings goals|budget view|standing orders|loan calculator|one time password',
    does: 'log in|check my balance|transfer money|deposit a check|pay my bills|see my transactions|activate my card|reset my pin|add a payee|download my statements|send money abroad|freeze my card|open an account|change my address|verify my identity|use my fingerprint',
    wanted:
      'face id support|apple pay|instant transfers|a widget for the balance|spending categories|a pdf export of statements|a way to freeze the card|virtual cards|transaction search|standing orders|a joint account view|alerts for large payments',
    staff: 'the branch|the hotline|the call center|the teller',
    cost: 'monthly fee|transfer fee|overdraft charge|exchange rate|account fee|atm fee',
    owned: 'account|card|money|balance|payment|deposit|transfer|password|savings|transactions',
  }),
  domain({
    product: 'tool|platform|software|product|system|workspace',
    thing:
      'dashboard|export|excel export|api|reporting|csv import|search|filters|permissions|single sign-on|calendar sync|slack integration|audit log|bulk edit|user management|invoice page|onboarding|notification settings|kanban board|custom fields|webhooks|data model|admin console|mobile version',
    does: 'export a report|import our data|invite a colleague|create a dashboard|set permissions|sync the calendar|filter by date|run the report|share a link|build an automation|connect the crm|assign a task|schedule a report|map the fields|search for a document|manage users',
    wanted:
      'scheduled reports|a public api|role based permissions|a jira integration|sso with okta|bulk editing|custom fields|a gantt view|an audit trail|templates|keyboard shortcuts|webhooks|sub-tasks|a sandbox|multi-currency support|a read-only role|version history',
    staff: 'our account manager|the onboarding team|your sales rep|the success team',
    cost: 'license|seat price|enterprise plan|renewal|subscription|add-on|per user price',
    owned:
      'data|reports|project|workspace|tickets|documents|contacts|invoices|configuration|dashboards',
  }),
  domain({
    product: 'phone plan|network|provider|carrier|internet service|router',
    thing:
      'signal|coverage|wifi|download speed|roaming|data plan|voicemail|sim card|billing portal|installation|router|modem|hotspot|contract|number transfer|tv box|4g|landline',
    does: 'make calls|connect to the internet|activate my sim|transfer my number|cancel my contract|pay my bill|watch tv|use roaming|check my usage|upgrade my plan|reach an agent|stream a video|send texts',
    wanted:
      'unlimited data|better coverage in rural areas|esim support|a cheaper roaming pack|flexible contracts|a usage alert|fiber in our street|a callback service|wifi calling|number blocking',
    staff: 'the technician|the call center|the shop|the chat bot|the retention team',
    cost: 'bill|monthly rate|roaming charges|activation fee|contract price|early termination fee',
    owned: 'number|contract|line|connection|bill|voicemail|data allowance|internet',
  }),
  domain({
    product: 'shop|website|store|online shop|site|marketplace',
    thing:
      'checkout|shipping|delivery|order tracking|return process|shopping cart|product search|size guide|discount code|packaging|wish list|payment page|product photos|reviews section|gift card|courier|parcel|order confirmation',
    does: 'place an order|return an item|track my parcel|use a discount code|pay with paypal|find my size|cancel my order|change the delivery address|get a refund|filter by price|save my cart|contact the seller|redeem my gift card',
    wanted:
      'free shipping|a guest checkout|same day delivery|more sizes|klarna|better product photos|a wish list|pick up points|a filter for size|plastic free packaging|order tracking by sms|easier returns',
    staff: 'the seller|the courier|the driver|the returns department|the warehouse',
    cost: 'shipping cost|delivery fee|return fee|price|customs charges',
    owned: 'order|parcel|refund|package|cart|voucher|delivery|jacket|shoes|item',
  }),
  domain({
    product: 'hotel|place|room|resort|hostel|apartment',
    thing:
      'breakfast|room|bed|bathroom|shower|pool|wifi|check-in|reception|view|location|air conditioning|parking|gym|spa|elevator|towels|pillows|minibar|housekeeping|lobby|balcony',
    does: 'check in|sleep|use the pool|park the car|get a late check-out|order room service|open the window|connect to the wifi|reach the beach|book a room|get clean towels|adjust the heating',
    wanted:
      'a kettle in the room|a later check-out|more vegan options at breakfast|free parking|a gym|better pillows|an airport shuttle|more sockets near the bed|a fridge|blackout curtains|a lift|mobile check-in',
    staff:
      'the receptionist|the front desk|the manager|housekeeping|the concierge|the owner|the host',
    cost: 'room rate|parking fee|resort fee|breakfast price|city tax|minibar',
    owned: 'room|reservation|luggage|booking|key card|stay|suitcase',
  }),
  domain({
    product: 'restaurant|place|cafe|bar|pizzeria|bistro',
    thing:
      'food|pizza|pasta|steak|sushi|dessert|wine list|menu|portion|burger|coffee|salad|soup|atmosphere|decor|bread|seafood|chicken|service|cocktails|sauce|fries|lunch special|seating|music',
    does: 'book a table|order at the bar|get a table|pay by card|find a parking spot|read the menu|order a drink|split the bill|sit outside|get the waiter to notice us',
    wanted:
      'more vegetarian dishes|a kids menu|outdoor seating|a reservation system|longer opening hours|gluten free options|smaller portions|a happy hour|card payment|a lunch menu|high chairs',
    staff:
      'the waiter|the waitress|the chef|the bartender|the owner|the server|the hostess|the waiters|the manager',
    cost: 'bill|prices|cover charge|corkage fee|check|tip',
    owned: 'order|table|reservation|dinner|meal|drinks|lunch|birthday dinner',
  }),
  domain({
    product:
      'laptop|phone|tablet|camera|printer|device|headphones|speaker|watch|machine|computer|tv|vacuum|monitor',
    thing:
      'battery|battery life|screen|keyboard|touchpad|charger|speakers|fan|webcam|hard drive|usb port|bluetooth|power button|hinge|microphone|zoom|lens|ink cartridge|remote|firmware|manual|sound quality|display|case|graphics|operating system|wireless card|trackpad|sound|picture quality|memory',
    does: 'charge it|connect to bluetooth|turn it on|print a page|pair the headphones|update the firmware|watch movies|take pictures|edit video|use two monitors|install windows|type an email|adjust the volume|open the battery cover|play games|read the manual',
    wanted:
      'a usb-c port|a bigger battery|a backlit keyboard|a headphone jack|an sd slot|a longer cable|a carrying case|a brighter screen|a volume knob|wireless charging|a louder speaker|more memory',
    staff:
      'tech support|the warranty department|the repair center|the seller|the geek at the store',
    cost: 'price|repair cost|ink|shipping|warranty|replacement',
    owned: 'laptop|screen|files|battery|warranty|charger|unit|replacement|photos',
  }),
  domain({
    product: 'game|app|rpg|puzzle game|title',
    thing:
      'graphics|controls|levels|multiplayer|matchmaking|energy system|in-app purchases|tutorial|boss fights|story|soundtrack|loading times|servers|ads|leaderboard|save system|skins|daily rewards|gameplay|maps|characters|chat|difficulty|events',
    does: 'play online|join a match|save my progress|beat level 12|invite friends|open the game|restore my purchase|link my account|skip the tutorial|trade items|change my name|watch the ads|unlock characters|connect to the server',
    wanted:
      'controller support|cloud saves|more levels|an offline mode|new maps|a colorblind mode|a level editor|cross play|more characters|a pause button|fewer ads|private lobbies|a skip button|a boss rush mode',
    staff: 'the devs|the developers|the moderators|the studio|the creators',
    cost: 'in-app purchases|season pass|gems|loot boxes|dlc|premium version',
    owned: 'progress|account|coins|save|gems|character|rank|village|purchases',
  }),
  domain({
    product: 'app|health app|fitness app|clinic|tracker|practice',
    thing:
      'step counter|sleep tracking|heart rate|appointment booking|calorie counter|workout plans|watch sync|meal planner|prescription refill|test results|video consultation|medication reminder|waiting room|water tracker|weight chart|gps tracking|period tracker|barcode scanner',
    does: 'log my meals|track my sleep|book an appointment|sync my watch|see my test results|renew my prescription|scan a barcode|record a run|talk to a doctor|set a reminder|export my data|cancel an appointment|message my doctor',
    wanted:
      'apple health sync|garmin support|custom workouts|a widget|a recipe importer|reminders|an export to pdf|evening appointments|a vegan meal plan|a rest timer|a body fat chart|macros by meal',
    staff: 'the doctor|the nurse|the receptionist|the coach|the trainer|the pharmacy',
    cost: 'premium subscription|co-pay|membership|consultation fee|annual plan',
    owned: 'data|workouts|streak|appointment|prescription|results|history|runs',
  }),
  domain({
    product: 'app|airline|travel app|train company|booking site|taxi app',
    thing:
      'boarding pass|seat selection|check-in|baggage|flight status|refund process|booking page|ticket scanner|delay notifications|loyalty points|map|driver rating|live tracking|rebooking|lounge|cabin crew|seat|legroom|in-flight meal|entertainment|parking',
    does: 'check in online|change my seat|cancel my trip|get my boarding pass|add baggage|book a ride|rebook my flight|claim my miles|find my ticket|pay for luggage|track the train|contact the driver|board the plane',
    wanted:
      'apple wallet support|a price alert|seat maps|flexible dates search|a quiet coach|live train positions|a split payment option|a saved passengers list|family seating|an offline ticket',
    staff:
      'the crew|the gate agent|the driver|the conductor|the airline|the ground staff|the hotline',
    cost: 'fare|baggage fee|cancellation fee|surge pricing|booking fee|ticket price',
    owned: 'flight|ticket|luggage|booking|refund|seat|trip|miles|bag|reservation',
  }),
  domain({
    product:
      'app|notes app|photo app|messenger|browser|keyboard|editor|music player|reader|scanner app|social app',
    thing:
      'sync|backup|camera|filters|stickers|video calls|notifications|widget|folders|tags|layout|home screen|font size|voice messages|playlists|bookmarks|search|import|group chat|timeline|board covers|news feed|profile|friend requests|gallery|uploading|dictation|boards|pins|comments|templates|recipes',
    does: 'open the app|upload pictures|send messages|sync my notes|share a photo|edit a video|save a draft|find my friends|play music in the background|search by tag|change the font|delete my account|post a comment|scan a document|create a folder|pin things|see my feed|print recipes|share to facebook|log in with google',
    wanted:
      'a dark theme|ipad support|landscape mode|a widget|folders|password protection|more filters|video recording|a landscape view|handwriting|an android version|sorting options|bigger thumbnails|a sleep timer|sub folders|the old layout|a share button|an edit button|more stickers',
    cost: 'subscription|premium version|pro upgrade|in-app purchase|yearly fee',
    owned:
      'notes|photos|messages|contacts|account|pictures|drafts|videos|playlists|files|boards|pins|recipes|posts',
  }),
  domain({
    product: 'course|school|learning app|university portal|e-learning platform|training',
    thing:
      'lessons|quiz|video lectures|certificate|homework upload|grading|timetable|pronunciation exercises|flashcards|progress bar|teacher feedback|class chat|assignments|exam registration|subtitles|course material',
    does: 'submit my homework|watch the lectures|take the quiz|download the slides|join the class|see my grades|register for the exam|practice vocabulary|reset my progress|print the certificate',
    wanted:
      'subtitles|offline lessons|more exercises|a faster playback speed|shorter videos|printable worksheets|a dictionary|group discounts|more grammar explanations|a placement test',
    staff: 'the teacher|the tutor|the instructor|the trainer|the professor',
    cost: 'course fee|subscription|tuition|certificate fee|monthly price',
    owned: 'progress|certificate|homework|grades|account|streak',
  }),
  domain({
    product:
      'insurance|utility|energy provider|gym|agency|landlord|city service|delivery service|subscription box|bank',
    thing:
      'claim form|customer portal|meter reading|contract|opening hours|website|invoice|appointment|cancellation|claims process|membership card|online form|document upload|renewal letter|phone line|paperwork|equipment|lockers',
    does: 'file a claim|cancel my membership|upload my documents|reach a person|submit the meter reading|change my bank details|understand the invoice|get my deposit back|speak to a manager|fill in the form|book a class',
    wanted:
      'a paperless option|an online form|weekend opening hours|a chat|monthly invoices|a callback option|a status page for my claim|more classes in the evening|direct debit|a reference number',
    staff:
      'the adviser|the case worker|the agent|the hotline|the manager|the personal trainer|the office',
    cost: 'premium|monthly payment|cancellation fee|rate|membership fee|deposit|price increase',
    owned: 'claim|contract|policy|membership|invoice|deposit|documents|refund|case',
  }),
];
