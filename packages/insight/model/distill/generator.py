"""Sentences such as customers write, over many trades: problems, wishes, praise and questions, each in many wordings.

All words here are our own. Actions harvested from free programs' interface catalogues ("Delete the selected files")
are set into the same frames, which gives the variety that a list written by hand cannot have.
"""

import random, re

# trade: things ; actions
TRADES = {
    "payments app": (
        "payment;card;transfer;direct debit;standing order;account balance;statement;receipt;exchange rate;foreign currency;cash machine;contactless payment;pin code;spending limit;pending transaction;refund;fee;top up;savings pot;joint account;virtual card;cheque;wire transfer;overdraft;interest rate;identity check;fraud alert;beneficiary;salary payment;merchant",
        "send money abroad;cancel a payment;block a lost card;change my pin;split a bill;withdraw cash;verify my identity;dispute a charge;add a payee;raise my limit;order a replacement card;see pending payments;pay with my phone;close my account;download a statement;convert currencies;set up a standing order;get a refund;receive my salary",
    ),
    "online shop": (
        "order;delivery;parcel;package;courier;tracking number;shopping cart;checkout;discount code;voucher;gift card;return label;exchange;size chart;product photo;review;stock level;wish list;shipping cost;customs charge;pre-order;store credit;loyalty points;delivery slot;invoice;damaged item;missing item;wrong colour;seller;out of stock notice",
        "track my parcel;return an item;change the delivery address;apply a discount code;cancel an order;exchange a size;reorder something;pay with a voucher;filter by price;compare products;reach the courier;leave a review;save items for later;pick up in store;combine two orders;get an invoice",
    ),
    "project tool": (
        "task;board;kanban board;gantt chart;milestone;deadline;sprint;backlog;subtask;dependency;assignee;label;comment;attachment;timeline;workload view;time tracking;recurring task;template;custom field;notification;mention;automation;dashboard;burndown chart;workspace;guest access;archive;checklist;due date",
        "assign a task to two people;move cards between boards;duplicate a project;set a recurring deadline;filter by assignee;sort the backlog;log my hours;link two tasks;export the timeline;archive old projects;invite a guest;attach a file;undo a change;mention a colleague;bulk edit tasks;change the status",
    ),
    "help desk software": (
        "ticket;inbox;macro;canned response;agent;queue;escalation;first response time;knowledge base;live chat;chatbot;satisfaction survey;tag;merge;assignment rule;service level;business hours;customer profile;signature;spam filter;shared mailbox;side conversation;internal note;trigger;phone support",
        "merge duplicate tickets;reply from my phone;assign tickets automatically;snooze a conversation;translate a reply;search old tickets;see who is typing;measure response time;forward an email;close tickets in bulk;add an internal note;route by language",
    ),
    "music app": (
        "playlist;song;album;artist;shuffle;queue;equalizer;lyrics;offline download;podcast;audio quality;skip;ads;recommendation;library;radio station;volume;bluetooth speaker;car mode;sleep timer;crossfade;family plan;student plan;cover art;background play",
        "download songs for offline;reorder a playlist;skip ads;play in the background;share a playlist;see the lyrics;connect my speaker;import my library;turn off shuffle;listen in the car;hide a song;set a sleep timer",
    ),
    "video streaming": (
        "subtitle;buffering;episode;series;movie;profile;watch list;picture quality;download;parental control;autoplay;trailer;remote;smart tv app;casting;dubbing;playback speed;screen limit;household;continue watching row;live channel;commercial;rewind;black screen;audio sync",
        "cast to my tv;turn on subtitles;resume an episode;stop autoplay;download a season;remove a profile;change the language;watch on two screens;skip the intro;restrict content for kids;cancel the trial",
    ),
    "fitness app": (
        "workout;step counter;heart rate;calories;sleep tracking;running route;gps;training plan;smart watch;streak;goal;weight log;badge;rest day;yoga class;interval timer;leaderboard;coach;nutrition diary;water reminder;pace;cadence;health data;syncing;strap",
        "sync my watch;edit a workout;record a run;set a weekly goal;count my steps;import heart rate data;pause tracking automatically;see my progress;join a challenge;share a route;log a meal;correct the distance",
    ),
    "travel booking": (
        "flight;hotel;reservation;booking;seat;luggage;boarding pass;check-in;cancellation policy;rental car;itinerary;layover;upgrade;airport transfer;room;breakfast;deposit;travel insurance;passport details;refund;price alert;host;cleaning fee;review;map;loyalty status;delay;gate",
        "change my flight;cancel a booking;check in online;add a bag;pick a seat;get a refund for a cancelled trip;contact the host;download the boarding pass;correct the passenger name;see the total price;extend my stay;request a late check-out",
    ),
    "food delivery": (
        "restaurant;driver;delivery time;menu;tip;order;missing drink;cold food;address;delivery fee;promo;rating;substitution;allergy note;minimum order;group order;live map;portion;packaging;refund;wrong order;cutlery;estimated arrival;kitchen;coupon",
        "track the driver;reorder my last meal;add a note for the kitchen;change the address;report a missing item;tip after delivery;schedule an order;cancel in time;filter vegetarian dishes;split the bill;contact the driver",
    ),
    "ride hailing": (
        "driver;pick-up point;fare;surge price;route;rating;cancellation fee;receipt;car seat;scheduled ride;lost item;wait time;map pin;tip;shared ride;scooter;bike;helmet;airport ride;promo code;payment method;safety button;child seat",
        "schedule a ride;change the destination;report a lost item;dispute a cancellation fee;share my trip;add a stop;rate the driver;find my pick-up point;unlock a scooter;get a receipt",
    ),
    "photo editor": (
        "filter;layer;brush;crop tool;background remover;export;resolution;watermark;undo;template;font;colour picker;raw file;collage;selection;mask;blur;transparent background;batch edit;preset;canvas size;gradient;red eye;gallery;histogram",
        "remove the background;crop a photo;undo several steps;export in full resolution;add text;save a preset;edit in bulk;resize the canvas;rotate a layer;match colours;import raw files;remove the watermark",
    ),
    "note taking": (
        "note;notebook;tag;search;handwriting;checklist;sync;reminder;web clipper;attachment;table;code block;markdown;folder;link between notes;dark mode;template;version history;sharing;scan;voice memo;highlight;outline;password lock;widget;formatting;backlink",
        "search inside attachments;sync between devices;restore a deleted note;lock a note;share a notebook;paste without formatting;insert a table;clip a web page;sort my notes;export to markdown;pin a note;draw with the pen",
    ),
    "email client": (
        "inbox;spam;signature;attachment;folder;rule;unread count;thread;draft;out of office reply;contact;search;swipe action;push notification;font size;preview pane;calendar invite;alias;scheduled send;unsubscribe;encryption;image loading;account setup;sent mail;archive",
        "unsend an email;schedule a message;block a sender;add an attachment;create a rule;mark all as read;search old mail;set an automatic reply;change my signature;recover deleted mail;import contacts;print a message",
    ),
    "calendar": (
        "event;invitation;time zone;reminder;recurring meeting;week view;shared calendar;holiday;availability;booking link;meeting room;agenda;conflict;colour;all day event;birthday;week number;widget;sync;guest list;notification;working hours",
        "share my calendar;book a room;change one meeting of a series;see week numbers;add a time zone;propose a new time;sync with my phone;hide declined events;block focus time;import holidays",
    ),
    "video meetings": (
        "microphone;camera;screen sharing;breakout room;recording;waiting room;background blur;chat;echo;lag;bandwidth;host control;transcript;caption;raise hand;whiteboard;headset;mute;dial-in number;gallery view;meeting link;webinar;noise suppression;participant limit;freeze",
        "share my screen;mute everyone;record the meeting;blur my background;join from the browser;admit people;switch cameras;see all participants;download the transcript;assign a co-host;use two monitors",
    ),
    "team chat": (
        "channel;message;thread;emoji;reaction;gif;status;notification sound;mention;direct message;file sharing;search;call;bot;integration;pinned message;read receipt;dark theme;sidebar;draft;link preview;huddle;guest;message history;mute;unread badge;custom emoji",
        "edit a message;mute a channel;delete a message;search history;set my status;add an emoji;pin a message;reply in a thread;leave a group;call someone;upload a file;mark as unread",
    ),
    "accounting": (
        "invoice;expense;receipt scan;tax return;vat;ledger;bank feed;reconciliation;purchase order;credit note;profit and loss;balance sheet;chart of accounts;payroll;due date;overdue reminder;multi-currency;cash flow;quote;recurring invoice;accountant access;audit trail;fiscal year;cost centre;mileage",
        "send an invoice;reconcile the bank feed;scan a receipt;file the vat return;import transactions;write off a debt;invite my accountant;remind late payers;close the year;split an expense;issue a credit note;run payroll",
    ),
    "crm": (
        "lead;contact;deal;pipeline;stage;opportunity;account;activity;call log;email sync;duplicate record;import;custom field;forecast;quota;territory;report;mobile app;follow-up;task;web form;lead score;owner;merge;note;permission;segment;campaign",
        "merge duplicate contacts;import leads from a spreadsheet;log a call;move a deal to the next stage;forecast revenue;assign leads;sync email;build a report;filter contacts;add a custom field;track opens;hand over an account",
    ),
    "hr software": (
        "leave request;holiday balance;payslip;onboarding;job posting;applicant;interview;performance review;time sheet;approval;org chart;sick leave;contract;benefit;shift;overtime;training;goal;one-on-one;survey;employee file;probation;reference check;expense claim",
        "request a day off;approve leave;download my payslip;clock in;swap a shift;schedule an interview;fill in the review;see the team calendar;update my bank details;upload a certificate;post a job",
    ),
    "analytics": (
        "dashboard;chart;funnel;cohort;retention;segment;event;report;data source;query;filter;date range;export;alert;sampling;real-time view;attribution;conversion rate;session;bounce rate;heat map;pivot table;axis;legend;refresh;metric;percentile;data warehouse;csv;permission",
        "export to excel;share a dashboard;compare two periods;create a funnel;schedule a report;filter by country;join two data sources;embed a chart;set an alert;drill down;exclude internal traffic;rename an event",
    ),
    "developer platform": (
        "api;api key;rate limit;webhook;sdk;documentation;endpoint;error code;timeout;latency;authentication token;sandbox;deployment;build log;pipeline;container;environment variable;rollback;dns;certificate;log;quota;region;database;migration;command line;pagination;schema;status page;version;repository;branch;pull request;merge conflict",
        "rotate the api key;roll back a deployment;read the build log;retry a webhook;paginate results;set an environment variable;connect a custom domain;renew the certificate;test in the sandbox;upgrade the sdk;debug a timeout;import a repository",
    ),
    "database and code": (
        "query;index;join;stored procedure;class;function;method;array;string;regular expression;loop;exception;thread;memory leak;compiler;library;plugin;script;template;controller;view;model;session;cookie;form;button;event handler;stylesheet;layout;database connection;xml file;json;unit test;macro;spreadsheet formula;permissions;build;server;configuration file;header;module;package",
        "parse a file;sort a list;call a method from another class;pass an argument;connect to the database;update a row;iterate over an array;read a config file;catch an exception;render a template;bind an event;upload a file;format a date;match a pattern;compile the project;deploy the application;mock an object;validate a form;cache a query;schedule a job",
    ),
    "cloud storage": (
        "folder;file;sync;upload;download;shared link;storage limit;version history;trash;desktop client;permission;offline access;conflict copy;preview;bandwidth;selective sync;team folder;two-factor login;password on link;photo backup;restore;quota;duplicate file;file name;zip",
        "share a folder;restore an old version;upload a large file;stop syncing a folder;set an expiry on a link;free up space;move files to another account;work offline;find duplicates;recover deleted files;see who opened a file",
    ),
    "account and login": (
        "password;login;log in;sign in;sign up;username;email address;verification code;two-factor authentication;fingerprint;face recognition;reset link;session;captcha;account;profile picture;phone number;passkey;single sign-on;security question;locked account;recovery code;authenticator app;device list;sign out;permission;privacy setting;consent;personal data;newsletter",
        "log in;sign up;reset my password;change my email address;delete my account;stay signed in;receive the code;turn on two-factor authentication;log out of all devices;change my phone number;recover my account;update my profile;export my data;unlock my account;use face recognition",
    ),
    "subscription and price": (
        "price;subscription;plan;free trial;renewal;invoice;billing;credit card;upgrade;downgrade;discount;annual plan;seat;licence;cancellation;auto-renewal;in-app purchase;premium feature;paywall;refund;student discount;price increase;payment method;tax;currency;charge;receipt;coupon;lifetime licence;free version;hidden cost;double charge",
        "cancel my subscription;get a refund;switch to the annual plan;restore my purchase;change the payment method;add a seat;downgrade to the free plan;see my invoices;stop the auto-renewal;pay by bank transfer;apply a coupon;share a licence",
    ),
    "mobile app": (
        "app;update;crash;battery;notification;widget;home screen;landscape mode;tablet;keyboard;splash screen;loading time;storage space;permission;gesture;haptic feedback;font size;dark mode;dark theme;screen reader;accessibility;button;icon;menu;scrolling;back button;language;offline mode;data usage;bug;freeze;layout;pop-up;rotation;lag;older phone;operating system;beta version",
        "open the app;turn off notifications;change the language;use it on my tablet;update to the latest version;enlarge the text;rotate the screen;go back;clear the cache;reinstall;add a widget;use it offline;report a bug;scroll down;switch to dark mode",
    ),
    "games": (
        "level;boss;character;skin;matchmaking;lobby;controller;frame rate;graphics;loot box;coin;energy;leaderboard;guild;cheater;ban;server;ping;tutorial;save game;achievement;ad;reward;event;map;weapon;balance;multiplayer;story;difficulty;storage;controls;purchase;daily quest;season pass",
        "save my progress;play with friends;link my account;restore a purchase;report a cheater;skip the tutorial;change the controls;transfer to a new phone;mute other players;appeal a ban;lower the graphics;claim a reward",
    ),
    "smart home": (
        "thermostat;camera;doorbell;light bulb;hub;sensor;lock;speaker;voice command;routine;automation;wifi;firmware;pairing;range;battery;motion alert;recording;cloud storage;schedule;scene;power cut;false alarm;temperature;remote access;app;robot vacuum;garage door;router;smart plug",
        "pair a new bulb;connect to wifi;set a schedule;view the camera;share access with family;update the firmware;silence alerts;unlock the door remotely;rename a device;reset the hub;map my rooms;create a routine",
    ),
    "laptops and devices": (
        "keyboard;trackpad;screen;battery life;charger;fan noise;hinge;speaker;webcam;port;memory;hard drive;graphics card;brightness;weight;build quality;fingerprint reader;warranty;processor;wireless card;operating system;boot time;temperature;display;touch screen;mouse;printer;scanner;cartridge;cable;dock;monitor;headphones;earbuds;case",
        "connect an external monitor;replace the battery;upgrade the memory;install drivers;print double-sided;pair the headphones;reset the printer;charge faster;turn off the backlight;boot from usb;send it in for repair;scan to email",
    ),
    "telecom": (
        "signal;coverage;data plan;roaming;router;broadband;speed;contract;sim card;bill;phone number;outage;engineer;installation;voicemail;call quality;hotspot;upgrade;cancellation fee;data allowance;dropped call;landline;text message;fibre;latency;porting;spam call;top-up;retention offer",
        "keep my number;activate a sim;use data abroad;cancel my contract;report an outage;check my usage;block spam calls;book an engineer;change my tariff;set up voicemail;move house;unlock my phone",
    ),
    "insurance": (
        "claim;policy;premium;excess;coverage;quote;renewal;adjuster;damage;accident;document upload;beneficiary;payout;claim status;no-claims bonus;roadside assistance;repair shop;deductible;rejection;call centre;home insurance;health insurance;dental cover;travel cover;form",
        "file a claim;upload documents;check the claim status;renew my policy;add a driver;appeal a rejection;get a quote;cancel my cover;change my address;download the certificate",
    ),
    "healthcare": (
        "appointment;doctor;prescription;waiting room;test result;referral;pharmacy;video consultation;medical record;reminder;insurance card;nurse;side effect;dosage;refill;symptom checker;vaccination;clinic;emergency;lab report;bill;privacy;therapist;specialist",
        "book an appointment;see my test results;refill a prescription;message my doctor;cancel a visit;add a family member;upload a photo;join the video call;find a specialist;update my insurance;get a sick note",
    ),
    "education": (
        "course;lesson;quiz;certificate;teacher;homework;assignment;grade;video lecture;flash card;exam;progress;classroom;deadline;discussion forum;slide;language lesson;pronunciation;streak;hint;transcript;enrolment;tuition fee;scholarship;timetable;feedback;plagiarism check;whiteboard",
        "submit an assignment;retake a quiz;download the slides;see my grades;get a certificate;ask the teacher;enrol in a course;slow down the video;track my progress;practise speaking;reset my progress;join a class",
    ),
    "restaurant and hotel": (
        "waiter;service;menu;portion;table;reservation;noise;atmosphere;wine list;dessert;price;bill;tip;terrace;parking;bathroom;bed;air conditioning;breakfast;reception;pool;view;shower;towel;cleanliness;elevator;wifi;kids menu;vegan dish;steak;pizza;sauce;coffee;bartender;queue;smell",
        "book a table;split the bill;get a quiet room;check out late;order without nuts;find parking;bring a dog;change the reservation;pay by card;get the recipe",
    ),
    "social network": (
        "feed;post;story;comment;like;follower;algorithm;ad;privacy;block;report;hashtag;profile;direct message;video;filter;live stream;verification;fake account;notification;group;event;memories;suggested post;account ban;chronological order;sharing;link;poll;sticker;caption",
        "block someone;report a fake account;turn off comments;see posts in order;hide ads;delete a post;recover a hacked account;post a video;schedule a post;tag a friend;make my profile private;mute words",
    ),
    "maps and transport": (
        "route;navigation;traffic;map;voice guidance;offline map;timetable;ticket;train;bus;stop;platform;delay;seat;conductor;speed camera;toll;bike lane;arrival time;transfer;fare;monthly pass;app;validation;gps signal;detour;parking;charging station;walking directions",
        "plan a route;avoid tolls;buy a ticket;download an offline map;save a place;report an accident;see live departures;get a refund for a delay;share my location;renew my pass;find a charger",
    ),
    "real estate and rent": (
        "listing;landlord;tenant;rent;deposit;lease;viewing;agent;maintenance request;repair;heating;neighbour;contract;utility bill;photo;floor plan;map search;saved search;application;credit check;move-in date;parking space;pet policy;mortgage;price drop",
        "schedule a viewing;report a repair;pay rent online;save a search;contact the agent;sign the lease;get my deposit back;filter by commute;upload documents;end my lease",
    ),
    "marketing tools": (
        "campaign;newsletter;template;subscriber;open rate;click rate;unsubscribe;segment;a/b test;landing page;form;automation;contact list;spam folder;sender name;editor;image;merge tag;schedule;audience;budget;ad;keyword;conversion;pixel;report;brand kit;link;bounce",
        "send a test email;import a contact list;duplicate a campaign;schedule a newsletter;split an audience;edit a template;resend to people who did not open;track conversions;pause an ad;remove inactive contacts;add a form",
    ),
    "document editor": (
        "document;comment;tracked changes;template;heading;table of contents;footnote;page number;font;table;image;pdf;spell check;margin;formula;cell;chart;slide;animation;collaboration;cursor;version;print;paragraph;bullet list;spreadsheet;column;row;pivot;merge cells;page break;watermark;electronic signature",
        "export to pdf;track changes;insert a page number;merge cells;freeze the first row;print one sheet;restore a version;sign a document;compare two documents;wrap text;convert a file;protect a sheet;remove a blank page;share for comment",
    ),
    "survey and forms": (
        "survey;question;answer option;logic jump;response;export;template;link;progress bar;required field;file upload;thank you page;quota;anonymous response;matrix question;translation;reminder;dashboard;respondent;embed;theme;signature;submission;confirmation email",
        "skip a question;export responses;translate a survey;close the survey;edit after publishing;embed a form;limit responses;send reminders;add a logo;see partial answers",
    ),
    "security software": (
        "antivirus;scan;firewall;vpn;password manager;browser extension;autofill;false positive;quarantine;update;licence;performance;pop-up;phishing;encryption key;vault;master password;backup;audit log;role;permission;policy;device;alert;breach;login attempt",
        "autofill a password;exclude a folder;share a vault;import passwords;switch servers;stop pop-ups;renew the licence;uninstall it;audit who has access;revoke a device",
    ),
    "public service": (
        "form;office;queue;application;permit;passport;licence;tax;fine;appointment;website;letter;status;waiting time;clerk;document;certificate;fee;deadline;complaint;translation;identity card;benefit;waste collection;library;parking permit;street light;pothole",
        "renew my passport;book an appointment;pay a fine;apply for a permit;check the status;report a pothole;change my address;get a copy of a certificate;appeal a decision;speak to someone",
    ),
    "car": (
        "engine;brake;steering;fuel consumption;range;charging;infotainment;service appointment;dealer;spare part;warranty;tyre;noise;seat;boot space;air conditioning;parking sensor;camera;bluetooth;update;paint;windscreen;key;lease;insurance;test drive;gearbox;warning light;recall",
        "book a service;pair my phone;charge at home;order a spare part;update the maps;unlock the car with the app;precondition the cabin;get a loan car;sell my car;change the tyres",
    ),
    "banking for companies": (
        "batch payment;approval flow;user role;expense card;bookkeeping export;invoice financing;loan;direct debit mandate;treasury;account statement;payment file;cut-off time;signature rule;audit report;exchange contract;limit;card for employees;onboarding;compliance question;relationship manager",
        "approve payments in bulk;add a signatory;export statements to bookkeeping;issue cards to employees;upload a payment file;recall a payment;apply for a loan;set limits per employee",
    ),
}
BREAKS = "does not work;doesn't work;is broken;stopped working;keeps crashing;crashes every time;freezes;is extremely slow;is too slow;takes forever;takes ages to load;never loads;won't load;won't open;fails with an error;fails without any message;shows a blank page;shows the wrong value;disappeared;is missing;is gone since the update;is not responding;times out;hangs at 99 percent;gets stuck;is confusing;is hard to find;is impossible to find;makes no sense;is unreliable;is inaccurate;is out of date;is cut off on small screens;looks terrible;is a mess;is a nightmare;is useless;drives me crazy;logs me out;drains my battery;duplicates everything;resets itself;lost all my data;is limited;is too expensive;costs too much;is overpriced;was rejected;was declined;was late;never arrived;has not arrived yet;is wrong;is still pending;arrived damaged;was charged twice;was cancelled without notice;ignores my settings;does not sync;is not saved;is blurry;is too small to read;overlaps with the text;has too many steps;is full of bugs;has got worse;needs a lot of work;is not supported;is not available in my country;keeps asking me to sign in again;only works sometimes;stops after a few minutes".split(
    ";"
)
PRAISE = "is great;is excellent;works perfectly;works like a charm;works flawlessly;is so easy to use;is very intuitive;is really fast;saves me hours;saves me a lot of time;looks beautiful;is exactly what I needed;is the best I have used;has improved a lot;is a life saver;is worth every penny;is fantastic;is reliable;is well designed;is much better now;makes my job easier;is simple and clear;is a joy to use;exceeded my expectations;is super helpful;is brilliant;is good value;arrived early;was quick and friendly;is accurate".split(
    ";"
)
WISH = [
    "Please add {a_thing}.",
    "Please add an option to {act}.",
    "It would be great to be able to {act}.",
    "It would be nice if we could {act}.",
    "I wish I could {act}.",
    "I would love to be able to {act}.",
    "Would love to see a better {thing}.",
    "Can you add support for {thing}?",
    "Any plans to let us {act}?",
    "Feature request: {act}.",
    "Feature request: {thing} and {thing2}.",
    "We need a way to {act}.",
    "We really need a better {thing}.",
    "There should be a way to {act}.",
    "Why is there no way to {act}?",
    "Why can't I {act}?",
    "Allow us to {act} from the {thing}.",
    "Let me {act} without going through the {thing}.",
    "Add {a_thing} to the {thing2}.",
    "Make the {thing} easier to find.",
    "Make the {thing} faster.",
    "The {thing} should show the {thing2}.",
    "Could you bring back the old {thing}?",
    "Bring back the {thing}!",
    "Give us more control over the {thing}.",
    "An option to hide the {thing} would help.",
    "Missing: {thing}.",
    "The only thing missing is {a_thing}.",
    "Five stars if you add {a_thing}.",
    "I'd pay more for {a_thing}.",
    "Support for {thing} would be a game changer.",
    "Please let me {act} in bulk.",
    "Please let me {act} on my phone.",
    "Integration with our {thing} would be useful.",
    "Needs {a_thing} badly.",
    "Consider adding {a_thing} so that teams can {act}.",
    "I want to {act}.",
    "I'd like to {act}.",
    "I need to {act}.",
    "we want to {act} and {act2}",
    "The {thing} needs an undo.",
    "A dark mode for the {thing} please.",
    "More options for the {thing} please.",
    "Please make it possible to {act} and {act2}.",
]
PROB = [
    "The {thing} {break}.",
    "My {thing} {break}.",
    "{thing} {break}",
    "The {thing} {break} when I try to {act}.",
    "The {thing} {break} after the latest update.",
    "Since the last update the {thing} {break}.",
    "Every time I try to {act}, the {thing} {break}.",
    "I can't {act}.",
    "I cannot {act}.",
    "can't {act}",
    "Unable to {act}.",
    "I am unable to {act} since yesterday.",
    "I have tried to {act} several times but it {break}.",
    "It won't let me {act}.",
    "The app won't let me {act}.",
    "I keep getting an error when I {act}.",
    "Getting an error message when trying to {act}.",
    "I tried to {act} and nothing happened.",
    "No way to {act}.",
    "There is no way to {act}.",
    "It is impossible to {act}.",
    "It is far too complicated to {act}.",
    "It takes too many clicks to {act}.",
    "I was trying to {act} when the {thing} {break}.",
    "Why does the {thing} {breakb}?",
    "I don't understand how to {act}.",
    "I can't find the {thing}.",
    "Can't find where to {act}.",
    "The {thing} and the {thing2} do not match.",
    "My {thing} doesn't show up in the {thing2}.",
    "The {thing} shows the wrong {thing2}.",
    "There's a problem with my {thing}.",
    "Something is wrong with the {thing}.",
    "Still waiting for my {thing}.",
    "I have been waiting for my {thing} for a week.",
    "It's been two weeks and the {thing} {break}.",
    "I never got my {thing}.",
    "Where is my {thing}?",
    "I lost my {thing}.",
    "They changed the {thing} and now it {break}.",
    "Too many {thing} problems.",
    "Support could not tell me why the {thing} {break}.",
    "I contacted support about the {thing} and nobody answered.",
    "Nobody answers when I ask about my {thing}.",
    "The {thing} disappeared and so did the {thing2}.",
    "I was charged for {a_thing} I did not ask for.",
    "You took money for the {thing} and it {break}.",
    "Terrible {thing}, I want my money back.",
    "Worst {thing} ever.",
    "The {thing} used to work, now it {break}.",
    "Not happy with the {thing}.",
    "Disappointed by the {thing}.",
    "Too slow to {act}, I gave up.",
    "{break} as soon as I {act}",
    "Stuck on the {thing} screen.",
]
QUES = [
    "How do I {act}?",
    "How can I {act}?",
    "how to {act}",
    "How to {act} with the {thing}?",
    "Can I {act}?",
    "Is it possible to {act}?",
    "Is there a way to {act}?",
    "Where can I {act}?",
    "Where do I find the {thing}?",
    "Where can I see my {thing}?",
    "What is the {thing} for?",
    "What does the {thing} mean?",
    "What should I do if the {thing} {break}?",
    "What happens to my {thing} if I {act}?",
    "What do I need in order to {act}?",
    "Do you offer {a_thing}?",
    "Do I have to pay to {act}?",
    "How much does it cost to {act}?",
    "How long does it take to {act}?",
    "How long until my {thing} arrives?",
    "When will my {thing} be ready?",
    "When will you support {thing}?",
    "Which {thing} should I choose?",
    "Which {thing} do you accept?",
    "Who can see my {thing}?",
    "Why was my {thing} changed?",
    "Why do I need {a_thing} to {act}?",
    "Am I allowed to {act}?",
    "Are there limits on the {thing}?",
    "Is there a limit to how often I can {act}?",
    "Is the {thing} included in the {thing2}?",
    "Does the {thing} work with the {thing2}?",
    "Does anyone know how to {act}?",
    "Can you help me {act}?",
    "Can you explain the {thing}?",
    "Could you tell me how to {act}?",
    "Can someone help me with my {thing}?",
    "What is the best way to {act}?",
    "What's the difference between the {thing} and the {thing2}?",
    "I need help to {act}.",
    "I need help with my {thing}.",
    "Please tell me how to {act}.",
    "I'd like to know how to {act}.",
    "I have a question about my {thing}.",
    "What are the steps to {act}?",
    "Should I {act} before I {act2}?",
    "How come I can't {act}?",
    "Is my {thing} safe?",
    "Can my {thing} be changed after I {act}?",
    "Will I lose my {thing} if I {act}?",
    "Can I use {a_thing} instead of {a_thing2}?",
    "{thing} vs {thing2}",
    "{thing} not showing in {thing2}",
    "{act} from {a_thing}",
]
GOOD = [
    "The {thing} {praise}.",
    "Love the {thing}!",
    "I love the {thing} and the {thing2}.",
    "The new {thing} {praise}.",
    "It {praise}, especially the {thing}.",
    "Great {thing}.",
    "Great {thing}, easy to {act}.",
    "So easy to {act}.",
    "I can finally {act}.",
    "Being able to {act} {praise}.",
    "The {thing} {praise} and the {thing2} {praise2}.",
    "Thank you for the {thing}.",
    "Support helped me {act} within minutes.",
    "Best {thing} on the market.",
    "My team uses the {thing} every day.",
    "The {thing} {praise} but the {thing2} {break}.",
    "Good app but the {thing} {break}.",
    "I like that I can {act}.",
    "{thing} {praise}",
    "Very happy with the {thing}.",
    "Switched from a competitor because of the {thing}.",
    "Would recommend it for the {thing}.",
]
FRAMES = PROB * 3 + WISH * 2 + QUES * 3 + GOOD
LEAD = [
    "Hi, ",
    "Hello, ",
    "Hey, ",
    "Honestly, ",
    "Sadly, ",
    "Unfortunately ",
    "For some reason ",
    "To be fair, ",
    "As a paying customer, ",
    "On my iPhone ",
    "On Android ",
    "In the web version ",
    "On my laptop ",
    "Since Monday, ",
    "Lately ",
    "Again: ",
    "Urgent: ",
    "Please help! ",
    "FYI, ",
    "We are a team of ten and ",
]
TAIL = [
    " Please fix.",
    " Please fix this.",
    " Please help.",
    " Thanks.",
    " Thank you.",
    " Any ideas?",
    " Very frustrating.",
    " Really annoying.",
    " What can I do?",
    " This is urgent.",
    " I am about to cancel.",
    " Otherwise a good app.",
    " Fix it please!",
    " Anyone else?",
    " Not acceptable.",
    " Great job!",
    " Keep it up.",
    " 1 star.",
    " Five stars.",
    " :(",
    " 😡",
    " 👍",
    " 🙏",
    " 😍",
    " ❤️",
    " Why?",
    " I want a refund.",
]
FILL = {"thing": None}


def art(x):
    if re.search(
        r"s$|data$|access$|history$|music$|software$|coverage$|food$|luggage$|insurance$|stock$", x
    ) and not x.endswith("ss"):
        return x
    return ("an " if x[0] in "aeiou" and not x.startswith(("uni", "use", "eu")) else "a ") + x


def base(b):
    b = re.sub(r"^(does not|doesn't)", "not", b)
    for f, t in (("is ", "be "), ("was ", "get "), ("has ", "have "), ("keeps ", "keep "), ("stopped", "stop")):
        if b.startswith(f):
            return t + b[len(f) :]
    return (
        re.sub(r"^(\w+?)(ches|shes|sses|xes|zes)\b", lambda m: m[1] + m[2][:-2], b)
        if re.match(r"^\w+?(ches|shes|sses|xes|zes)\b", b)
        else re.sub(r"^(\w+)s\b", r"\1", b)
    )


def typo(s, r):
    i = r.randrange(1, max(2, len(s) - 2))
    if not s[i : i + 2].isalpha():
        return s
    k = r.random()
    if k < 0.4:
        return s[:i] + s[i + 1] + s[i] + s[i + 2 :]
    if k < 0.7:
        return s[:i] + s[i + 1 :]
    return s[:i] + s[i] + s[i:]


def main(n, harvested, seed=7):
    """n sentences; `harvested`: imperative phrases of interface catalogues."""
    r = random.Random(seed)
    trades = [(a.split(";"), b.split(";")) for a, b in TRADES.values()]
    out = set()
    general = [t for k in ("mobile app", "account and login", "subscription and price") for t in [TRADES[k]]]
    general = [(a.split(";"), b.split(";")) for a, b in general]
    while len(out) < n:
        th, ac = r.choice(trades) if r.random() < 0.8 else r.choice(general)
        act = (lambda: r.choice(harvested)) if harvested and r.random() < 0.35 else (lambda: r.choice(ac))
        t1, t2 = r.choice(th), r.choice(th)
        b = r.choice(BREAKS)
        s = r.choice(FRAMES)
        for k, v in (
            ("{a_thing2}", art(t2)),
            ("{a_thing}", art(t1)),
            ("{thing2}", t2),
            ("{thing}", t1),
            ("{act2}", act()),
            ("{act}", act()),
            ("{breakb}", base(b)),
            ("{break}", b),
            ("{praise2}", r.choice(PRAISE)),
            ("{praise}", r.choice(PRAISE)),
        ):
            s = s.replace(k, v)
        if r.random() < 0.12:
            l = r.choice(LEAD)
            s = l + (s if s.startswith("I ") or s.startswith("I'") else s[0].lower() + s[1:])
        if r.random() < 0.15:
            s = s + r.choice(TAIL) if s[-1] in ".?!" else s + "." + r.choice(TAIL)
        if r.random() < 0.25:
            s = s.lower()
        elif s[0].islower() and r.random() < 0.7:
            s = s[0].upper() + s[1:]
        if r.random() < 0.3:
            s = s.rstrip(".?!")
        if r.random() < 0.07:
            s = typo(s, r)
        out.add(s)
    return sorted(out)


if __name__ == "__main__":
    x = main(3000, [])
    r = random.Random(1)
    print("\n".join(r.sample(x, 60)))
