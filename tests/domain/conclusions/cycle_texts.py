"""Three conclusions on one invented situation, in our own words: Zandia does not exist. Each is followed by the next."""

_HEAD = """S/AC.51/{year}/77

Conclusions on children and armed conflict in Zandia

1. At its {meeting}th meeting, on 6 February {year}, the Working Group on Children and Armed Conflict examined the report of the Secretary-General on children and armed conflict in Zandia (S/{year}/9411).

2. The Working Group agreed on these conclusions on {adopted} {year}, pursuant to resolution 1612 (2005).

3. The Working Group agreed to address the following message through a public statement by the Chair of the Working Group:

To the Government of Zandia

{government}

To all armed groups mentioned in the report of the Secretary-General

{groups}
"""

FIRST = _HEAD.format(
    year=2013,
    meeting=910,
    adopted="2 April",
    government="""(a) Encouraging the Government to endorse the Safe Schools Declaration;

(b) Calling upon the Government to open a shelter for girls in Port Amber;""",
    groups="""(c) Urging all armed groups to let vaccination teams pass the Orne bridge;""",
)
EARLIER = _HEAD.format(
    year=2015,
    meeting=925,
    adopted="5 April",
    government="""(a) Encouraging the Government to endorse the Safe Schools Declaration;

(b) Calling upon the Government to hand over all children held in the Salt House to civilian services;

(c) Urging the Government to publish the figures of its age verification boards;

(d) Calling upon the Government to open a shelter for girls in Port Amber;

(e) Requesting the Government to appoint a judge for cases of children in the town of Marrow;""",
    groups="""(f) Urging all armed groups to let vaccination teams pass the Orne bridge;""",
)
LATER = _HEAD.format(
    year=2018,
    meeting=941,
    adopted="4 May",
    government="""(a) Urging the Government to endorse the Safe Schools Declaration without further delay;

(b) Calling upon the Government to hand over immediately all children held in the Salt House to civilian services;

(c) Encouraging the Government to publish the figures of its age verification boards;

(d) Inviting the Government to register births in the mining villages of the north;""",
    groups="""(e) Urging all armed groups to let vaccination teams pass the Orne bridge;""",
)
