"""Everything that agendas and plans of events say. The values are the message ids of the catalogue."""

from __future__ import annotations

from enum import Enum


class EventWords(Enum):
    """A template; what stands in braces is put in."""

    # what a hub lacks
    LACKS_MEMORY = "it gives at most {most} of memory, and {needed} are needed"
    LACKS_CPU = "it gives at most {most} processors, and {needed} are needed"
    LACKS_GPU = "it has no graphics processors"
    LACKS_STORAGE = "it gives each person {most} for files, and {needed} are needed"
    LACKS_INTERFACE = "none of its servers opens with {needed}, as far as its configuration says"
    LACKS_INTERFACE_SERVER = "it does not open with {needed}, as far as its configuration says"
    LACKS_OPEN = "what is needed is only in servers that not everybody may choose, such as: {server}"
    LACKS_ALL_AT_ONCE = "it has everything that is needed, but no server has all of it at once"

    # kinds of events
    WORKSHOP = "Workshop"
    COURSE = "Course"
    CONFERENCE = "Conference"
    EXAM = "Exam"
    YES = "yes"
    NO = "no"
    UNANSWERED = "(to be answered)"

    # sections of a plan
    SECTION_EVENT = "The event"
    SECTION_MACHINES = "Machines"
    SECTION_WARM = "Ready before people come"
    SECTION_STORAGE = "Space for files"
    SECTION_COST = "Cost of the machines"
    SECTION_OPEN = "To be cleared up"
    SECTION_PREFLIGHT = "Tried on the hub"
    SECTION_QUESTIONS = "Answers for those who run the hub"
    SECTION_EXAM = "Because it is an exam"
    BEFORE_INSTRUCTOR = "Instructors, before"
    DAY_INSTRUCTOR = "Instructors, on the day"
    AFTER_INSTRUCTOR = "Instructors, afterwards"
    BEFORE_PROVIDER = "Provider, before"
    DAY_PROVIDER = "Provider, on the day"
    AFTER_PROVIDER = "Provider, afterwards"

    # how many
    ONE_PERSON = "1 person"
    SEVERAL_PEOPLE = "{count} people"
    ONE_MACHINE = "1 machine"
    SEVERAL_MACHINES = "{count} machines"
    ONE_HOUR = "1 hour"
    SEVERAL_HOURS = "{count} hours"

    # the event
    NOTIFY_BY = "Tell the provider by"
    NOTIFY_REASON = "{date}, three weeks before the first day"
    DAYS = "Days"
    ONE_DAY = "{date}, {start} to {end}"
    TIME_ZONE = "Time zone"
    PEOPLE = "People"
    PEOPLE_AT_ONCE = "{people}, of whom {at_once} work at the same time"
    HUB = "Hub"
    SERVER = "Server that everybody chooses"
    GUARANTEED = "Guaranteed to each server"
    AMOUNTS = "{memory} of memory, {cores} processors"
    ONLY_MEMORY = "{memory} of memory"
    ONLY_CORES = "{cores} processors"
    EITHER = "{one} or {other}"
    SIZES = "Sizes that can be chosen"
    SIZE = "`{choose}`: {amounts}"
    SIZE_MACHINES = "{size}; machines: {machines}"
    SIZE_USUAL = "{size}; what the hub offers first"
    SIZE_TOO_SMALL = "{size}; not enough for the lessons"

    # machines
    MACHINE_TYPE = "Type of machine"
    FOR_SERVERS = "What one has for servers"
    PEOPLE_EACH = "People on one machine"
    EACH_BY_MEMORY = "{people}, as {room} divided by {guarantee}; memory is what is used up first"
    EACH_BY_CPU = "{people}, as {room} divided by {guarantee} processors; these are used up first"
    EACH_BY_PEOPLE = "{people}: there would be room for more, but not more than these work well on one machine"
    MACHINES = "Machines that are needed"
    MACHINES_SUM = "{machines}: {people}, {each} on each machine"
    QUOTA = "Quota to ask the cloud for"
    QUOTA_SUM = "{cores} processors (vCPU): {machines} and {spare} to spare, {each} on each"
    QUOTA_BEYOND = "beyond what the hub uses at other times"

    # warm machines
    HEADROOM = "Room for so many before they log in"
    HEADROOM_SUM = "{people}: {all} people log in within {login} minutes, and a machine takes {start} minutes to start"
    HEADROOM_ONE = "1: one person logs in, and a machine takes {start} minutes to start"
    PLACEHOLDERS = "Placeholders"
    PLACEHOLDERS_SUM = "{count}, each with room for {each}: {amounts}"
    PLACEHOLDERS_WHY = (
        "Few large ones, not many small ones: each is put on a machine as a whole, and a large one makes room for "
        "several people at once."
    )
    WITHOUT_WARMING = "If nothing is warm"
    WAITING_SUM = "{share} % of the people wait, up to {minutes} minutes; at most {most} % may wait without harm"
    SETTINGS = (
        "For the configuration of the hub, on each day from {warm} minutes before people come until all have logged in"
    )

    # storage
    STORAGE_EACH = "Space for each person"
    STORAGE_ALL = "Shared storage for all of them"
    STORAGE_SUM = "{all}: {people}, {each} for each"

    # cost
    MACHINE_HOURS = "Hours of machines"
    HOURS_SUM = "{least} to {most}"
    HOURS_LEAST = "At least: {machines} for {hours}, while people work."
    HOURS_MOST = (
        "At most: {machines} for {hours}: on each day {warm} minutes to warm them, {idle} minutes until idle servers "
        "are stopped, and {stop} minutes until machines are given back."
    )
    HOURS_MOST_BY_HAND = (
        "At most, if somebody stops all servers at the end of each day: {machines} for {hours}: on each day {warm} "
        "minutes to warm them, and {stop} minutes until machines are given back."
    )
    HOURS_BESIDE = (
        "Not counted: machines that the hub starts to have room anew while people log in, at most {machines} on each "
        "day; they go when the placeholders are gone."
    )
    PRICE = "Price of a machine for an hour"
    PRICE_UNKNOWN = "not known: ask the provider for the price of {machine}"
    COST = "Cost"
    COST_SUM = "{least} to {most}, in the currency of the price"

    # what is open
    OPEN_HUB = "On which hub it takes place is not said. Write `hub` into the file of the workshop."
    OPEN_PEOPLE = "How many people come is not said. Write `attendees` into the file of the workshop."
    OPEN_GUARANTEE = (
        "What the hub guarantees to a server cannot be read here, so nobody can say how many people fit on a machine."
    )
    OPEN_MACHINE = "The hub does not say on which machines servers run. Write `machine` into the file of the workshop."
    OPEN_MACHINE_UNKNOWN = "Nothing is known of machines of the type {machine}."
    OPEN_TOO_LARGE = "Not even one server fits on a machine of the type {machine}."
    OPEN_CODE = "The hub lists its profiles by code, so they cannot be read here."
    OPEN_CULL = (
        "The hub stops no servers that nobody uses (`cull.enabled: false`): agree who stops all of them at the end of "
        "each day, or machines run on."
    )
    OPEN_RESTRICTED = "Not everybody may choose {server}: ask for the people of the event to be allowed."
    OPEN_MORE_THAN_GUARANTEED = (
        "A lesson needs {needed} of memory, and only {guarantee} are guaranteed: choose a larger server."
    )
    OPEN_SMALLER = (
        "The size `{size}` is enough for the lessons, too ({amounts} guaranteed), on fewer machines: {machines} in "
        "place of {now}. Write `{choose}` into the file of the workshop."
    )
    OPEN_LARGER = (
        "The size `{size}` is enough for the lessons ({amounts} guaranteed); machines of the type {machine} that are "
        "needed then: {machines}. Write `{choose}` into the file of the workshop."
    )
    OPEN_QUOTA = "The hub gives each person {quota} for files, and {needed} are planned."
    OPEN_PACKAGES = "Which packages the image has is not known. Run preflight.py on the hub: {packages}."
    OPEN_LACK = "For the lesson {lesson}, the hub is not enough: {why}."
    OPEN_SERVER_LACKS = "For the lesson {lesson}, the server that everybody chooses is not enough: {why}."
    OPEN_SERVER_WRITE = "A server that is enough for it: write `{choose}` into the file of the workshop."
    OPEN_UNTAUGHT = "People must know the lesson {lesson} beforehand."
    OPEN_MATERIALS = "Where the notebooks are is not said. Write `materials` into the file of the workshop."
    OPEN_BEFORE = (
        "Whether something like it was held on a hub before is not said. Write `held_before` into the file of the "
        "workshop."
    )

    # questions
    ASK_KIND = "What kind of event is it?"
    ASK_DATES = "Which are the first and the last day?"
    ASK_HOURS = "From when to when do people work?"
    ASK_PEOPLE = "How many people come, and how many of them work at the same time?"
    ASK_HUB = "Which hub is it, or is a new one needed?"
    ASK_ENVIRONMENT = "Which environment is taught with?"
    ASK_MEMORY = "How much memory does the heaviest exercise need?"
    ASK_STORAGE = "How much space does each person need for files?"
    ASK_MATERIALS = "Where are the notebooks, and by which link do they come to people?"
    ASK_PASSWORD = "Does everybody log in with one shared password?"  # noqa: S105 (a question)
    ASK_GPU = "Are graphics processors needed?"
    ASK_BEFORE = "Was something like it held on a hub before?"
    ASK_UNUSUAL = "Is anything unusual planned?"
    USUAL_SERVER = "what the hub offers first"

    # checklists
    DO_NOTIFY = "Send the answers of this plan to the provider by {date}."
    DO_ENVIRONMENT = "Have the software in the image of the hub; what is installed by hand is gone the next time."
    DO_MATERIALS = "Put notebooks and small data into a public repository; click the link that brings them to the hub."
    DO_PREFLIGHT = "Run preflight.py on the hub, as an ordinary user, in the server that everybody will choose."
    DO_TEST = "Go through everything from the first cell to the last, on the hub, as an ordinary user."
    DO_LOGIN_EARLY = "Ask people to log in once in the days before."
    DO_PLAN_B = "Have a way to teach the first half hour without the network."
    DO_HELPERS = "Agree with the helpers who looks after problems with logging in."
    DO_LOGIN_FIRST = "Let everybody log in and start a server before you begin to talk."
    DO_ONE_LINK = "Share one link, and let people click it one row after the other."
    DO_WAIT = "If a server does not start, wait for {minutes} minutes before anybody tries again."
    DO_REPORT = "If many servers fail, write to the provider at once: how many, since when, and what they show."
    DO_WRITE_DOWN = "Write down how many minutes each lesson took."
    DO_SHARE = "Tell people how to take their files with them, and until when they can log in."
    DO_THANK = "Tell the provider what went well and what did not."
    DO_DELIVERY = "Put the minutes into a file `.delivery.yaml`, so that the next agenda is better."
    DO_QUOTA = "Ask the cloud for {cores} processors of the kind of {machine}; an answer can take days."
    DO_CALENDAR = "Put the days into the calendar of those on duty."
    DO_PULL = "Have the image pulled onto the machines beforehand."
    DO_WARM = (
        "On each day, warm {machines} before people come. Stop as soon as all have logged in: room that was taken is "
        "made anew, on more machines."
    )
    DO_STORAGE = "Make sure that the disk for files has {storage} free."
    DO_NO_CHANGE = "Deploy nothing else on this hub between {start} and {end}."
    DO_WATCH = "Watch pending servers, memory of machines and the disk for files while people log in."
    DO_ON_CALL = "Have somebody who can look at the hub from {start} to {end}."
    DO_SCALE_DOWN = "Take the placeholders away, and look whether the machines are given back."
    DO_QUOTA_BACK = "Write down what was used at most, for the next plan."

    # exams
    EXAM_ENGINEERS = (
        "Two engineers are there from {start} to {end}; each has tried access to hub, logs and cloud before."
    )
    EXAM_GUARANTEED = (
        "Each server gets all the memory that it may use: guarantee and limit are {memory}. So no server takes memory "
        "from another one."
    )
    EXAM_PROCESSORS = (
        "Each server is guaranteed {cores} processors, and may use more only while others do not need them."
    )
    EXAM_ALL_PROCESSORS = "Processors are not shared, either: guarantee and limit are {cores}."
    EXAM_SWITCH_ON = "Switch this on not before {start}, and back after {end}."
    EXAM_FREEZE = "From the test by the instructor on, nothing changes: image, configuration, materials."
    EXAM_TIMES = "Know the exact times: people log in from {start}, and the last one hands in at {end}."
    EXAM_NO_PROMISE = "A quick answer can be promised, that a fault is mended in time cannot: have a second date."

    # preflight
    TRIED_OK = "right: {what}"
    TRIED_WRONG = "wrong: {what}"
    TRIED_OTHER = "the result is of another workshop, {workshop}"
    TRIED_PACKAGE = "the package {name} is there, version {version}"
    TRIED_NO_PACKAGE = "the package {name} is missing"
    TRIED_UNTRIED_PACKAGE = "the package {name} was not looked for; make a new preflight.py"
    TRIED_UNTRIED_IN_R = (
        "the package {name} was not looked for; make a new preflight.py, and run it where R (Rscript) is there"
    )
    TRIED_MEMORY = "{there} of memory, and {needed} are needed"
    TRIED_DISK = "{there} free for files, and {needed} are needed"
    TRIED_CPU = "{there} processors, and {needed} are needed"
    TRIED_GPU = "a graphics processor is there"
    TRIED_NO_GPU = "there is no graphics processor"
    TRIED_PULLER = "nbgitpuller is there"
    TRIED_NO_PULLER = "nbgitpuller is missing, so the link to the materials does not work"
    TRIED_REACHED = "{address} answers within {seconds} seconds"
    TRIED_NOT_REACHED = "{address} cannot be reached from the hub"
