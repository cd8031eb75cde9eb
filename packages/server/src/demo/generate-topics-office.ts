import { lines } from './generate-grammar.js';
import type { Topic } from './generate-types.js';

/** Background subjects about money, office work and the company behind the product, in English. */
export const officeTopics: readonly Topic[] = [
  {
    id: 'invoice-layout',
    product: 'Lumovarn Bill',
    titles: lines(`
      Invoice [layout|template]
      Logo on invoices
    `),
    sentences: {
      pain: lines(`
        [The invoice|Our invoice|The PDF invoice] [template|layout] [looks like it is from 1995|cannot be changed|breaks over two pages|cuts off our logo]
        [The logo|Our logo|The company logo] on [invoices|the PDF] is [blurred|stretched|tiny|missing]
        [Invoice|PDF] [lines|descriptions|footers] are [cut off|squeezed together|in the wrong order]
        [Customers|Our accountant|The bank] [complain|complains] that the invoice [has no due date|is hard to read|hides the total]
      `),
      request: lines(`
        [Please|We would like to|Let us] [design our own invoice template|add our bank details to the invoice footer|choose the font of invoices|use two invoice layouts]
        [Please add|Need] [a discount line on invoices|a QR code for bank transfers on the invoice|a second logo on invoices]
      `),
      praise: lines(`
        [Invoices look|The invoices look|Our invoices look] [smart|professional|really good] [and customers pay faster|now|]
      `),
    },
  },
  {
    id: 'payments',
    product: 'Lumovarn Bill',
    titles: lines(`
      Payout [late|missing]
      Card fees
    `),
    sentences: {
      pain: lines(`
        [Card payments|Payouts|The payout] [take|takes] {n} days to [reach our bank|arrive|show up]
        [The card fee|Card fees|Transaction fees] [are|is] [higher than my bank's|daylight robbery|eating our margin]
        [A payment|A customer's payment|Card payment] [was taken twice|failed without a reason|is marked unpaid although the money arrived]
        [Payouts|Bank payouts] [do not match|never match] the [invoices|paid invoices] [and I spend hours reconciling|]
        The card reader [loses its connection|declines every second card|needs a restart]
      `),
      request: lines(`
        [Please|Could you] [offer direct debit|accept instalments|support tap to pay on the phone|pay out daily]
      `),
      praise: lines(`
        [Getting paid on site|Taking card payments on the doorstep|The payment link] [is wonderful|changed our cash flow|means no more chasing]
        [We are|I get] paid [{n} days|a week] sooner with the payment link
      `),
    },
  },
  {
    id: 'vat',
    product: 'Lumovarn Bill',
    titles: lines(`
      Wrong VAT
    `),
    sentences: {
      pain: lines(`
        [VAT|The VAT|Sales tax] is [wrong|worked out wrong|rounded wrong] [on mixed quotes|by a penny|on labour|when parts have a reduced rate]
        [The system|It] [applies|charges] the [full|wrong] VAT rate [to domestic jobs|to energy saving work|on reverse charge invoices]
        [Rounding|Tax rounding] [differs|is off] [by a cent|by pennies] and our [accountant|tax adviser] [sends it back|goes mad]
      `),
      request: lines(`
        [Please support|We need] [reverse charge VAT|two VAT rates on one invoice|tax free customers]
      `),
      question: lines(`
        [Where|How] do I [set|change] the VAT rate for [a single line|one customer|parts]?
      `),
    },
  },
  {
    id: 'quotes',
    product: 'Lumovarn Bill',
    titles: lines(`
      Quotes
    `),
    sentences: {
      pain: lines(`
        [Writing|Making|Building] a quote [takes ages|takes {N} minutes|is fiddly] [because every line is typed|with so many fields|]
        [A quote|The quote] [cannot be copied|cannot be changed after sending|loses its lines] [when I turn it into a job|]
        [Quote|Estimate] [versions|revisions] [overwrite each other|get mixed up]
      `),
      request: lines(`
        [Please add|We need|Would love] [optional items in quotes|quote templates|good, better, best options in a quote|an expiry date for quotes]
        [Let customers|Customers should be able to] [accept a quote online|pick options in a quote|approve the estimate from their phone]
      `),
      praise: lines(`
        [Quotes|Our quotes|Estimates] go out [the same day|before I leave the house|in minutes] [and we win more work|]
      `),
    },
  },
  {
    id: 'accounting',
    product: 'Lumovarn Bill',
    titles: lines(`
      Accounting export
    `),
    sentences: {
      pain: lines(`
        [The bookkeeping export|Our accounting export|The export to our accounts package] [misses credit notes|uses the wrong accounts|is in the wrong format]
        [Invoices|Credit notes|Cost centres] [do not reach|arrive doubled in|have to be typed again into] our [bookkeeping|accounts package|accounting software]
        [My bookkeeper|Our accountant] [hates|cannot read|has to fix] the [export file|ledger export] [every month|]
      `),
      request: lines(`
        [Please|We need you to] [connect to our bookkeeping software|export by cost centre for the accountant|map ledger accounts per job type]
      `),
    },
  },
  {
    id: 'pricing',
    product: null,
    titles: lines(`
      Price increase
    `),
    sentences: {
      pain: lines(`
        [The price increase|Another price increase|The new pricing|{N} percent more] [is outrageous|came without warning|is hard to justify|makes us look elsewhere]
        [Too expensive|Far too expensive|Much too dear|Overpriced] for [a two man band|what it does|small firms|seasonal staff]
        [Paying|We pay|I pay] per [user|seat] [for people who log in once a month|gets expensive quickly|does not fit seasonal crews]
        [Basic features|Reports|Everything useful] [now cost|costs] extra [since the new plans|and the price keeps rising|]
        [The subscription|The monthly fee|The licence] [has doubled|went up again|is more than my van's insurance]
      `),
      praise: lines(`
        [Good value|Fair price|Worth the money|Great value for money] [for what you get|compared with others|for a small firm|]
      `),
      request: lines(`
        [Please offer|We would need] [a cheaper plan for office staff|a seasonal price|a yearly discount|read-only seats at a lower price]
      `),
    },
  },
  {
    id: 'support',
    product: null,
    titles: lines(`
      No answer from support
    `),
    sentences: {
      pain: lines(`
        [Support|Customer support|Your helpdesk] [takes {n} days to answer|never calls back|only sends links to articles|answers with canned text]
        [Waited|I waited|We waited] [{N} minutes in the phone queue|{n} days for a reply from support|a week for a call back]
        [The chat|Live chat|The support chat] is [a robot|never staffed|closed when we need it]
        [My ticket|Our ticket|The support ticket] [was closed without an answer|has been open for {n} weeks|was passed around {n} people]
      `),
      praise: lines(`
        [Support|The helpdesk|Customer service] [answered in minutes|sorted it on the phone|is friendly and quick|is second to none]
        [Quick|Friendly|Helpful] [answer|reply] from [support|the helpdesk] [, thank you|as always|even on a Sunday]
      `),
      request: lines(`
        [Please offer|We need] [phone support at weekends|a named support contact|support in the evening]
      `),
    },
  },
  {
    id: 'search',
    product: 'Lumovarn Plan',
    titles: lines(`
      Search
    `),
    sentences: {
      pain: lines(`
        [Search|The search|Searching] [finds nothing|never finds|cannot find] [unless the name is exact|a customer by street|old jobs|part of a phone number]
        [I search|We search|Searching] for [a customer|an old job|an address] [and get {N}0 hits|takes half a minute|and the search returns nonsense]
        The search [ignores accents|ignores job notes|box forgets my filter|is useless]
      `),
      request: lines(`
        [Please let us|We want to] search [by serial number|by postcode|in job notes|across all branches]
      `),
    },
  },
  {
    id: 'stock',
    product: 'Lumovarn Plan',
    titles: lines(`
      Stock counts wrong
    `),
    sentences: {
      pain: lines(`
        [Stock levels|The stock count|Van stock] [are|is] [never right|wrong after every job|negative for {N} parts]
        [Parts|Materials|Spare parts] [used on a job|booked out] [are not taken off the stock|are deducted twice]
        [The parts list|Our parts catalogue|The price list of our wholesaler] [takes hours to update|is out of date|cannot be imported]
      `),
      request: lines(`
        [Please add|We need] [minimum stock alerts|stock for each van|purchase orders for parts|a stock take on the phone]
        [Let {techs}|Technicians should] [move parts between vans|see what is in the warehouse|order parts from the van]
      `),
    },
  },
  {
    id: 'timesheets',
    product: 'Lumovarn Plan',
    titles: lines(`
      Timesheets
    `),
    sentences: {
      pain: lines(`
        [Timesheets|Hours|Time entries] [are wrong|are missing|get lost] [when a job runs past midnight|after a break|for {n} of my {techs}|]
        [Overtime|Breaks|Travel time] [is|are] [not counted|worked out wrong|mixed with working time] [in the timesheet|for payroll]
        [Clocking in|The time clock|Clock in] [forgets to stop|starts twice|needs three taps]
      `),
      request: lines(`
        [Please add|We need] [overtime rules to the timesheets|approval of hours|a weekly timesheet for payroll|travel time as its own type]
      `),
      praise: lines(`
        [Timesheets|Hours] [for payroll|] [are done in minutes|add up at last|no longer come on paper]
      `),
    },
  },
  {
    id: 'reports',
    product: 'Lumovarn Plan',
    titles: lines(`
      Reports
    `),
    sentences: {
      pain: lines(`
        [Reports|The reports|The dashboard] [are|is] [too basic|a day behind|a mess] [and the numbers differ from the lists|]
        [Exporting|The export of] a report to Excel [loses the filters|gives one column|stops at {N}00 rows|breaks the dates]
        [The profit report|Job costing|The revenue chart] [leaves out materials|counts cancelled jobs|does not add up]
      `),
      request: lines(`
        [Please add|We need|Would like] [a report of profit per job|custom reports|a scheduled report by mail|a dashboard for each branch]
        [I would like|Let me] to see [revenue per {tech}|first time fix rate|open quotes by age] in a report
      `),
      praise: lines(`
        [The reports|The dashboard] [show|shows] [at a glance|clearly] which jobs make money
      `),
    },
  },
  {
    id: 'permissions',
    product: 'Lumovarn Plan',
    titles: lines(`
      Permissions
    `),
    sentences: {
      pain: lines(`
        [Every|Any] {tech} can see [customer prices|the margins|everyone's jobs|our purchase prices], [roles are too coarse|permissions cannot hide it]
        [User roles|Permissions|Access rights] [are|] [all or nothing|too coarse|impossible to understand]
        [Subcontractors|Temps] [see far too much|can delete jobs|have the same rights as staff]
      `),
      request: lines(`
        [Please add|We need] [a role for subcontractors|permissions per branch|a read-only role|rights to hide prices]
        [Let us|We want to] [hide prices from {techs}|limit who may delete jobs|give the accountant access to invoices only]
      `),
    },
  },
  {
    id: 'duplicates',
    product: 'Lumovarn Plan',
    titles: lines(`
      Duplicate customers
    `),
    sentences: {
      pain: lines(`
        [The same customer|Each customer|One landlord] [exists|is in there] {n} times [with different spellings|after the import|]
        [Duplicate customers|Double customer records|Duplicates] [everywhere|pile up|make the history useless]
        [Merging|Joining] two [customers|customer records] [loses the job history|is impossible|takes {N} clicks]
      `),
      request: lines(`
        [Please add|We need] [a merge button for customers|a warning for duplicate customers|duplicate detection by phone number]
      `),
    },
  },
  {
    id: 'reminders',
    product: 'Lumovarn Plan',
    titles: lines(`
      Text reminders
    `),
    sentences: {
      praise: lines(`
        [Appointment reminders|Text reminders|The SMS reminders] [cut our no-shows in half|save a dozen phone calls a day|are loved by customers]
        [Customers love|Our customers love|Everybody likes] the ["on my way" text|text reminder|SMS before the visit]
      `),
      pain: lines(`
        [Text reminders|SMS reminders|Reminder texts] [go out twice|arrive after the visit|show the wrong time|are sent for cancelled visits]
        [The reminder|Our reminder text] [cannot be reworded|comes from a strange number|says the wrong company name]
      `),
      request: lines(`
        [Please send|Can you send|We want] reminders [by WhatsApp|in the customer's language|two days before the visit]
      `),
    },
  },
  {
    id: 'cancel',
    product: null,
    titles: lines(`
      Cancel my subscription
    `),
    sentences: {
      pain: lines(`
        [Cancelling|Trying to cancel] my [subscription|account|trial] [is impossible online|needs a phone call|took {n} mails]
        [Charged|I was charged|They charged me] [after I cancelled|for a trial that I had cancelled|for a whole year]
        [The refund|My refund] [never came|was refused|takes forever] after I cancelled
      `),
      question: lines(`
        How do I [cancel my subscription|close my account|end the trial]?
        [Can|Could] I [pause|suspend] my subscription [over the winter|for {n} months]?
      `),
      request: lines(`
        [Please cancel|I want to cancel|Kindly cancel] [our subscription|my account|the trial] [at the end of the month|]
      `),
    },
  },
];
