"""How English sentences put blame, as data: shared by the rules about language."""

from kyokun.rules.blame_pattern import BlameKind, BlameTable, pattern
from kyokun.rules.given_names import GIVEN_NAMES
from kyokun.text.patterns import lazy_pattern

_ROLE_WORDS = """engineer developer dev programmer reviewer operator administrator admin sysadmin dba sre contractor intern newcomer
    hire employee colleague manager lead maintainer author technician tester responder vendor team"""
_ROLE = rf"(?:(?!(?:of|for|by|from|in|on|to|that|and|with)\s)[\w-]+\s){{0,2}}?(?:{'|'.join(_ROLE_WORDS.split())}|on-call)s?\b"
_WHO = rf"""(?:
    @[A-Za-z0-9][\w-]{{0,38}}
  | \b(?i:(?:the|an?|our|another|(?:one|two|three|some|several|many|most|all)\sof\s(?:the|our)|some|my|their|both)\s{_ROLE}
      (?:\s(?:on\s(?:call|duty|shift)|who\s[^.,;]{{1,60}}?|in\scharge|responsible))?)
  | \b(?:[Ss]ome(?:one|body)|[Hh]e|[Ss]he)\b
  | \b[Ww]hoever(?:\s[^.,;]{{1,40}}?)?
  | (?<![\w@.-])(?P<name>[A-Z][a-z]{{1,14}})(?:\s[A-Z][a-z]{{1,15}})?
)(?:\s\([^()]{{1,40}}\))?"""
"""A person, named or not."""
_US = r"(?:\b(?i:we|they|you|i|the\steam|every(?:one|body)|any(?:one|body)|nobody|no\sone|no-one|(?:any|one)\sof\sus))"
_ONE = rf"(?:{_US}|{_WHO})"
_THEN = r"""(?:(?:,\s[^,.;]{1,50},)?|\s[^.;:,]{1,60}?,?\s(?:but|and|then))
    \s(?:(?:also|then|just|simply|again|really|apparently|clearly|completely|totally|had|has|have|both)\s){0,2}"""
"""From the person to the verb: perhaps over an apposition, or over what was done before."""
_DILIGENCE = r"""(?:bother|check|test|read|follow|verif(?:y|ied)|validat|notic|reali[sz]|review|notif(?:y|ied)|inform|tell|told
    |communicat|escalat|consider|account|anticipat|understand|understood|document|monitor|ask|confirm|coordinat|respond|react
    |spot|catch|caught|think|thought|prepar|back|renew|updat|writ|wrote|wait|pay|paid|look|watch|care|report|warn|announc|plan
    |rehears|foresee|know|mention|sanity|double-check|proofread|inspect|run|rotat|set|includ|add)(?:e|ed|ing|ten)?\b"""
_NOT = r"(?:did\snot|didn't|never|failed\sto|fails\sto|had\snot|hadn't|neglected\sto|forgot\sto)"
_WRONG = r"(?:wrong|incorrect|untested|unreviewed|broken|bad|outdated|stale|unfinished)"
_DID = r"""(?:(?:enter|typ|select|us|pick|push|deploy|appli|merg|delet|reboot|restart|edit|open|dropp|stopp|configur|releas|commit
    |copi|past|upload|remov|terminat|chang|execut)ed|chose|ran|set|cut|put|sent|shut\sdown|took\sdown|made)"""
_ERROR = r"""(?:mistake|error|fault|carelessness|negligence|oversight|inattention|incompetence|misunderstanding|laziness|blunder
    |typo|misjudg\w+|slip|sloppiness|ignorance|lack\sof\s(?:care|attention|experience|knowledge|diligence))s?"""
_ERROR_WORDS = """mistake mistakes error errors fault faults carelessness negligence oversight oversights inattention incompetence
    misunderstanding laziness blunder blunders typo typos misjudgement misjudgment slip slips sloppiness ignorance lack"""
_PARTICIPLE = r"""(?:(?!had\b|been\b)(?:\w{2,}(?:ed|wn|ght|ken|ten|ven)|seen|read|run|done|gone|told|kept|made|put|sent|held|left|let
    |set|begun|found|spent|said|had\sa\slook|paid|spoken|chosen)\b)"""
_AVOIDED = r"(?:avoided|prevented|found|caught|noticed|detected|spotted|discovered|seen|saved|averted|fixed)"
_WOULD = rf"""(?:would\s(?:not|never|still)|wouldn't|none\sof
    |(?:would|could|might)\s(?:easily\s)?have\s(?:easily\s)?(?:been\s)?{_AVOIDED})"""
_INCIDENT = r"(?:outage|incident|failure|error|mistake|bug|breakage|damage)"

_PATTERNS = (
    pattern(
        BlameKind.PERSON,
        """forgot forgets forgotten neglected overlooked ignored disregarded missed misread mistyped misconfigured misunderstood
        misjudged mishandled miscalculated misinterpreted fingered botched bungled mistook messed screwed careless not_paying wasn weren track
        slept sleeping asleep mixed rushed refused not_to be_bothered expire lapse slip wrong too_slow too_late too_hasty too_confident too_long
        overconfident unprepared left job assumed despite skipped bypassed did_not didn never failed_to fails_to had_not hadn caused
        brought_down took_down broke crashed wiped destroyed knocked accidentally mistakenly inadvertently carelessly wrongly incorrectly
        unintentionally erroneously blindly negligently hastily recklessly mistake mistakes error errors typo typos blunder
        incorrect untested unreviewed broken bad outdated stale unfinished supposed""",
        rf"""{_WHO}{_THEN}(?:
            (?:forgot|forgets|forgotten|neglected|overlooked|ignored|disregarded|missed|misread|mistyped|misconfigured|misunderstood
              |misjudged|mishandled|miscalculated|misinterpreted|fat-fingered|botched|bungled|mistook|rushed)\b
          | (?:messed|screwed|mixed)\sup\b | lost\strack\b | (?:was|were)\s(?:careless|not\spaying|asleep)\b | w(?:as|ere)n't\spaying
          | (?:slept|sleeping)\sthrough | fell\sasleep | refused\sto | (?:chose|decided)\snot\sto | could(?:\snot|n't)\sbe\sbothered
          | let\s(?:\w+\s){{1,3}}?(?:expire|lapse|slip) | got\s(?:\w+\s){{1,3}}?wrong\b
          | (?:was|were)\s(?:far\s|much\s|way\s)?(?:too\s(?:slow|late|hasty|confident)|overconfident|unprepared)
          | (?:took|waited)\s(?:far\s|much\s|way\s)?too\slong
          | left\s(?:it|them|him|us|(?:the|an?)\s(?:\w+\s){{1,2}}?)\s?(?:off|on|open|disabled|enabled|unattended|behind|unlocked
              |public|exposed|unprotected)\b
          | did\s(?:an?\s(?:poor|bad|sloppy|terrible)|no)\sjob
          | assumed\s[^.;]{{1,80}}?\b(?:wrong(?:ly)?|incorrect(?:ly)?|false|mistaken)\b
          | (?:approved|merged|released|deployed|shipped|signed\soff|went\sahead|pushed|continued)\b[^.;]{{0,40}}?\bdespite\b
          | (?:skipped|bypassed)\s(?:the|an?|all|our|every|both)?\s?(?:\w+\s){{0,2}}?(?:tests?|review|checks?|checklist|steps?|canary
              |staging|approval|procedure|validation|verification|runbook)\b
          | {_NOT}\s(?:\w+ly\s|even\s)?{_DILIGENCE}
          | (?:caused|brought\sdown|took\sdown|broke|crashed|wiped|destroyed|knocked\sout)\s(?:out\s)?(?:the\s|an?\s|this\s|our\s|all\s)?
              (?:\w+\s)?(?:outage|incident|failure|production|prod|main|master|build|site|service|backups?|database|data|pipeline
              |release|login|checkout)\b
          | (?:accidentally|mistakenly|inadvertently|carelessly|wrongly|incorrectly|unintentionally|erroneously|blindly|negligently
              |hastily|recklessly)\s\w+
          | (?:made|makes)\s(?:an?|the|this|another|several|some)\s(?:\w+\s){{0,2}}?(?:mistake|error|typo|blunder)s?\b
          | {_DID}\s(?:the|an?)\s(?:\w+\s)?{_WRONG}\b
          | {_DID}\s[^.;,]{{1,40}}?\s(?:to|in|into|on|onto|from|against|at)\s(?:the|a)\swrong\b
          | was\ssupposed\sto\s[^.;]{{1,60}}?\b(?:but|and\sdid)\b
        )""",
    ),
    pattern(
        BlameKind.PERSON,
        "without mistake accident locked",
        rf"""{_WHO}\s(?!will\b|can\b|could\b|may\b|should\b|must\b|is\b)[^.;:]{{1,80}}?(?:
            \bwithout\s(?:even\s)?(?:checking|testing|reading|reviewing|verifying|asking|waiting|telling|looking|running|approval
              |permission|thinking|consulting|informing|notifying|confirming|understanding|following|a\s(?:code\s)?review)\b
          | \bby\s(?:mistake|accident)\b | \blocked\severy\w+\sout\b
        )""",
    ),
    pattern(
        BlameKind.PERSON,
        "caused_by due_to because_of broken_by result_of",
        rf"""(?i:caused\sby|due\sto|because\sof|broken\sby|result\sof)\s{_WHO}\s(?:\w+ly\s)?(?!being\b|using\b)\w{{3,}}ing\b""",
    ),
    pattern(
        BlameKind.PERSON,
        f"{_ERROR_WORDS} hasty careless sloppy poor bad wrong advised rash thoughtless",
        rf"""{_WHO}(?:'s|(?<=s)')\s(?:(?:\w+\s){{0,2}}?{_ERROR}\b
            |(?:hasty|careless|sloppy|poor|bad|wrong|ill-advised|rash|thoughtless)\s\w+)""",
    ),
    pattern(
        BlameKind.PERSON,
        "blame fault negligent careless sloppy lazy reckless incompetent distracted responsible",
        rf"""{_WHO}\s(?:is|was|are|were)\s(?:\w+ly\s)?(?:to\sblame|at\sfault|negligent|careless|sloppy|lazy|reckless|incompetent
            |distracted|responsible\sfor\s(?:the|this)\s{_INCIDENT})\b""",
    ),
    pattern(
        BlameKind.QUESTION,
        "why",
        rf"""\b[Ww]hy\s(?:did|was|were|had|could)(?:n't)?\s(?:
            (?:you|he|she)\b | (?:nobody|no\sone|any(?:one|body)|some(?:one|body))\s(?:even\s|ever\s)?(?:bother|care|think|pay|ask|look)
          | {_WHO}\s(?:not|never)\b | (?<=n't\s){_WHO}
        )[^.?]{{0,120}}\?""",
    ),
    pattern(
        BlameKind.QUESTION,
        "who",
        rf"""\b[Ww]ho\s(?:made|caused|broke|approved|merged|pushed|did|let|allowed|forgot|failed|messed|deleted
            |(?:is|was)\s(?:to\sblame|at\sfault|responsible\sfor\s(?:the|this)\s{_INCIDENT}))\b[^.?]{{0,80}}\?""",
    ),
    pattern(
        BlameKind.QUESTION,
        "how_could you_thinking they_thinking",
        rf"""\b(?:[Hh]ow\scould\s(?:(?:you|anyone|anybody|they|he|she)\b|{_WHO})|[Ww]hat\swere\s(?:you|they)\sthinking)[^.?]{{0,100}}\?""",
    ),
    pattern(
        BlameKind.HINDSIGHT,
        "should shouldn ought could_have could_easily could_just could_simply",
        rf"""{_ONE}\s(?:\w+ly\s)?
            (?:could\sand\sshould|should(?:\snot|n't|\snever)?|ought\s(?:not\s)?to
              |could\s(?=have\s(?:easily|just|simply))|could\s(?:easily|just|simply)(?=\shave))
            (?:\s(?:also|really|probably|at\sleast|definitely|clearly|just))*\s?
            (?:have|'ve|of)\b
            (?:\s(?:\w+ly\s|just\s|at\sleast\s)*
              (?:{_PARTICIPLE}|been\s(?:more|paying|watching|monitoring|checking|aware|careful|looking|faster|quicker))|(?=[.,;!]|$))""",
    ),
    pattern(
        BlameKind.HINDSIGHT,
        "easily would_have",
        rf"""\b(?:(?:[Ss]imple|[Qq]uick|[Ss]ingle|[Cc]loser|[Cc]areful)\s(?:look|glance|check|read|reading|test|question|search)
              |more\s(?:care|attention|effort|diligence|thought))\b[^.;]{{0,60}}?\bwould\shave\b
          | (?:could|can|would)(?:'ve|\shave)\s(?:been\s)?(?:so\s|very\s)?easily\s(?:been\s)?{_AVOIDED}
          | could\s(?:so\s|very\s)?easily\shave\s(?:been\s)?{_AVOIDED} | easily\s(?:avoidable|preventable)""",
    ),
    pattern(
        BlameKind.HINDSIGHT,
        "failed_to forgot_to neglected_to not_bother t_bother known_better",
        rf"""{_US}\s(?:also\s|again\s|simply\s)?(?:failed|forgot|neglected|did(?:n't|\snot)\sbother)\sto\s{_DILIGENCE}
          | should\shave\sknown\sbetter""",
    ),
    pattern(
        BlameKind.HINDSIGHT,
        "would_not would_never would_still would_have wouldn none_of could_have might_have could_easily_have might_easily_have",
        rf"""(?:\b[Ii]f\s(?:only\s)?{_ONE}\s(?:had|'d)|\b[Hh]ad\s{_ONE})\s(?:just\s|only\s|simply\s|actually\s|even\s|\w+ly\s)?{_PARTICIPLE}
              [^.;]{{0,120}}?\b{_WOULD}
          | \b{_WOULD}[^.;]{{0,60}}?\b(?:had|if)\s{_ONE}\s(?:had\s|just\s|only\s|simply\s)?{_PARTICIPLE}""",
    ),
    pattern(
        BlameKind.CARELESS,
        """careless carelessly carelessness negligent negligently negligence sloppy sloppily sloppiness inattention inattentive
        inattentiveness complacent complacency laziness absent thoughtless thoughtlessly thoughtlessness""",
        r"""\b(?:[Cc]areless(?:ly|ness)?|[Nn]egligen(?:t|tly|ce)|[Ss]lopp(?:y|ily|iness)|[Ii]nattenti(?:on|ve|veness)
            |[Cc]omplacen(?:t|cy)|[Ll]aziness|absent-minded\w*|[Tt]houghtless(?:ly|ness)?)\b""",
    ),
    pattern(
        BlameKind.CARELESS, "human operator pilot", r"\b(?i:human|operator|pilot)\s(?i:error|mistake)s?\b"
    ),
    pattern(
        BlameKind.CARELESS,
        "mistake mistakes blunder blunders attention care diligence discipline",
        r"""\b(?i:amateur|beginner's|schoolboy|newbie|silly|stupid|dumb|rookie|foolish|embarrassing|simple|basic|elementary|avoidable)
              \s(?:\w+\s)?(?:mistake|blunder)s?\b
          | \b(?:[Ll]ack\sof|[Pp]oor|[Ii]nsufficient|[Nn]ot\senough|[Tt]oo\slittle)\s(?:due\s)?(?:attention|care|diligence|discipline)\b
          | \bw(?:as|ere)(?:n't|\snot)\spaying\s(?:\w+\s)?attention\b | \bnobody\spaid\sattention\b""",
    ),
    pattern(
        BlameKind.JUDGING,
        "obvious obviously",
        r"""^\W*(?:[Ii]t\s(?:is|was)\s)?[Oo]bviously\b(?!\s+not) | \b[Ii]t\s(?:is|was)\s(?:\w+ly\s)?obvious\s(?:that|to\s(?:any|every)\w+)\b
          | \bshould\shave\sbeen\s(?:\w+ly\s)?obvious\b | \bobvious(?:ly)?\s(?:mistake|oversight|incompetence)\b""",
    ),
    pattern(
        BlameKind.JUDGING,
        """stupid stupidly stupidity idiotic ridiculous ridiculously absurd absurdly inexcusable inexcusably unforgivable unforgivably
        no_excuse common_sense incompetent incompetently incompetence shameful shamefully irresponsible irresponsibly irresponsibility reckless
        recklessly recklessness how_hard unnecessary avoidable preventable inflicted brainer without_saying dumb_idea terrible_idea amateurish unprofessional""",
        r"""\b(?:[Ss]tupid(?:ly|ity)?|[Ii]diotic|[Rr]idiculous(?:ly)?|[Aa]bsurd(?:ly)?|[Ii]nexcusabl[ey]|[Uu]nforgivabl[ey]|[Nn]o\sexcuse
            |[Cc]ommon\ssense|[Ii]ncompeten(?:t|tly|ce)|[Ss]hameful(?:ly)?|[Ii]rresponsib(?:le|ly|ility)|[Rr]eckless(?:ly|ness)?
            |[Hh]ow\shard\scan\sit\sbe|(?:completely|entirely|totally)\s(?:unnecessary|avoidable|preventable|self-inflicted)|no-brainer
            |(?:goes|go)\swithout\ssaying|(?:dumb|terrible)\sidea|[Aa]mateurish|[Uu]nprofessional)\b""",
    ),
    pattern(
        BlameKind.JUDGING,
        "knows competent sane decent reasonable experienced any_engineer any_developer unacceptable never_have had_to_do",
        r"""\b[Ee]very(?:one|body)\sknows\b
          | \b[Aa]ny\s(?:competent|sane|decent|reasonable|experienced|engineer|developer)\s?\w*\s(?:would|knows|should)
          | \b(?:[Ii]t|[Tt]his|[Tt]hat|[Ww]hich)\s(?:is|was)\s(?:\w+ly\s)?unacceptable\b
          | \bshould\snever\shave\s(?:happened|been\s(?:allowed|merged|approved|deployed)) | \b[Aa]ll\s(?:they|he|she|you)\shad\sto\sdo\b""",
    ),
)
TABLE = BlameTable(
    _PATTERNS,
    people=frozenset(
        {
            *(f"{role}{ending}" for role in _ROLE_WORDS.split() for ending in ("", "s")),
            *("call", "he", "she", "someone", "somebody", "whoever"),
            *(name.lower() for name in GIVEN_NAMES),
        }
    ),
    not_after=lazy_pattern(
        r"(?i:\b(?:not|isn't|wasn't|aren't|never|no\sone|nobody|neither|nor|instead\sof|rather\sthan|without|avoid|even\sif|in\scase"
        r"|whenever|whether|so\sthat|don't|doesn't|nothing\sto\sdo\swith|unless|blam\w+|beyond|stop\sat)\b[^.;:,]{0,60})$"
    ),
    not_before=lazy_pattern(
        r"\W{0,2}(?:is|was|are)\s(?:not|never)\b|\s(?:is|was)n't\b|\s(?:as\sa\s)?(?:root\s)?cause\sis\snot\b"
    ),
    is_others=lambda kind, before, match: False,  # noqa: ARG005
)
