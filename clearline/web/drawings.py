"""The drawings of the pages: icons of one stroke, and the line's five states."""

ICONS = {
    "add": '<path d="M12 5v14M5 12h14"/>',
    "alert": '<path d="M12 3.5L22 20.5H2z"/><path d="M12 10v4.5M12 17.4v.1"/>',
    "app": (
        '<path d="M4 5.5h16a1 1 0 0 1 1 1V16a1 1 0 0 1-1 1h-8l-5 4v-4H4a1 1 0 0 1-1-1V6.5'
        'a1 1 0 0 1 1-1z"/>'
    ),
    "back": '<path d="M15 5l-7 7 7 7"/>',
    "bell": ('<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15z"/><path d="M10 21h4M12 3v2"/>'),
    "board": (
        '<rect x="3.5" y="5" width="17" height="13" rx="1.5"/><path d="M7 9h6M7 12.5h10M12 3v2"/>'
    ),
    "book": (
        '<path d="M12 6.5C9.5 4.7 6.5 4.3 3 4.5v13.5c3.5-.2 6.5.2 9 2 2.5-1.8 5.5-2.2 9-2V4.5'
        'c-3.5-.2-6.5.2-9 2z"/><path d="M12 6.5V20"/>'
    ),
    "call": (
        '<path d="M5.2 3.5h3.3l1.6 4.3-2.1 1.5a12.5 12.5 0 0 0 6.7 6.7l1.5-2.1 4.3 1.6v3.3'
        'a1.7 1.7 0 0 1-1.8 1.7C10.9 20 4 13.1 3.5 5.3A1.7 1.7 0 0 1 5.2 3.5z"/>'
    ),
    "camera": (
        '<path d="M3 8.5A1.5 1.5 0 0 1 4.5 7H8l1.5-2.5h5L16 7h3.5A1.5 1.5 0 0 1 21 8.5v9'
        'a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17.5z"/><circle cx="12" cy="12.8" r="3.5"/>'
    ),
    "check": '<path d="M4.5 12.5l5 5 10-11"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>',
    "cross": '<path d="M6 6l12 12M18 6L6 18"/>',
    "down": '<path d="M12 4v15.5M5.5 13l6.5 6.5 6.5-6.5"/>',
    "download": '<path d="M12 4v12M6.5 11L12 16.5 17.5 11M4 20h16"/>',
    "email": (
        '<rect x="3" y="5.5" width="18" height="13" rx="2"/><path d="M3.5 7.5L12 13.5l8.5-6"/>'
    ),
    "exit": (
        '<path d="M14 4H6a1.5 1.5 0 0 0-1.5 1.5v13A1.5 1.5 0 0 0 6 20h8"/>'
        '<path d="M10 12h11M17 8l4 4-4 4"/>'
    ),
    "eye": (
        '<path d="M2.5 12C4.7 7.8 8 5.7 12 5.7s7.3 2.1 9.5 6.3c-2.2 4.2-5.5 6.3-9.5 6.3'
        'S4.7 16.2 2.5 12z"/><circle cx="12" cy="12" r="3"/>'
    ),
    "felt_good": (
        '<circle cx="12" cy="12" r="9"/><path d="M8.5 9.8v.1M15.5 9.8v.1"/>'
        '<path d="M8 14c1.8 3 6.2 3 8 0"/>'
    ),
    "felt_not_great": (
        '<circle cx="12" cy="12" r="9"/><path d="M8.5 9.8v.1M15.5 9.8v.1"/>'
        '<path d="M8 16.2c1.8-3 6.2-3 8 0"/>'
    ),
    "felt_ok": (
        '<circle cx="12" cy="12" r="9"/><path d="M8.5 9.8v.1M15.5 9.8v.1"/><path d="M8.5 15h7"/>'
    ),
    "felt_dont_get_it": (
        '<circle cx="12" cy="12" r="9"/><path d="M9.3 9.3c.3-3.5 5.7-3.2 5.5.2-.1 2.1-2.8 2.2'
        '-2.8 4.3M12 17v.1"/>'
    ),
    "globe": (
        '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 3 3.8 6 3.8 9s-.8 6-3.8 9'
        'c-3-3-3.8-6-3.8-9s.8-6 3.8-9z"/>'
    ),
    "help": (
        '<circle cx="12" cy="12" r="9"/><circle cx="12" cy="12" r="3.7"/>'
        '<path d="M5.8 5.8l3.5 3.5M14.7 14.7l3.5 3.5M18.2 5.8l-3.5 3.5M9.3 14.7l-3.5 3.5"/>'
    ),
    "hide": (
        '<path d="M4 14c2.2 2.9 4.9 4.3 8 4.3s5.8-1.4 8-4.3"/>'
        '<path d="M12 18.3v2.2M6.6 17l-1.3 1.8M17.4 17l1.3 1.8"/>'
    ),
    "home": (
        '<path d="M3.5 11.5L12 4l8.5 7.5"/><path d="M6 10v10h12V10"/><path d="M10 20v-5.5h4V20"/>'
    ),
    "key": '<circle cx="8" cy="15.5" r="4.5"/><path d="M11.5 12.5L20 4M16 8l3 3M13.5 10.5l2 2"/>',
    "lock": (
        '<rect x="4.5" y="10.5" width="15" height="10" rx="2.5"/>'
        '<path d="M8 10.5V7.5a4 4 0 0 1 8 0v3"/>'
    ),
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "moon": '<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"/>',
    "more": '<path d="M6 12h.1M12 12h.1M18 12h.1"/>',
    "next": '<path d="M9 5l7 7-7 7"/>',
    "pencil": '<path d="M4 20l1-4.5L16.5 4 20 7.5 8.5 19z"/><path d="M14 6.5l3.5 3.5"/>',
    "people": (
        '<circle cx="8" cy="8" r="3.2"/><circle cx="17" cy="9.5" r="2.5"/>'
        '<path d="M2.5 19.5c.4-3.9 2.6-6 5.5-6s5.1 2.1 5.5 6"/>'
        '<path d="M15.5 14.6c3.2-.8 5.6 1 6 4.4"/>'
    ),
    "person": (
        '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.6-4.6 3.6-7 7.5-7s6.9 2.4 7.5 7"/>'
    ),
    "phone": (
        '<rect x="6.5" y="2.5" width="11" height="19" rx="2.5"/><path d="M9.5 8h5M9.5 11.5h3"/>'
        '<path d="M11 18.3h2"/>'
    ),
    "picture": (
        '<rect x="3" y="4.5" width="18" height="15" rx="2.5"/><circle cx="8.5" cy="9.5" r="1.6"/>'
        '<path d="M3.5 17l5-5 4 4 3-3 5 4.5"/>'
    ),
    "quote": (
        '<path d="M5 17V11.5A4.5 4.5 0 0 1 9.5 7M14 17V11.5A4.5 4.5 0 0 1 18.5 7"/>'
        '<path d="M5 12.5h4.5V17H5zM14 12.5h4.5V17H14z"/>'
    ),
    "school": (
        '<path d="M2 9.5L12 5l10 4.5L12 14z"/><path d="M6.5 11.7v5c3.4 2.4 7.6 2.4 11 0v-5"/>'
    ),
    "seal": (
        '<path d="M12 2.8l7.5 3v5.4c0 4.6-3 8.2-7.5 10-4.5-1.8-7.5-5.4-7.5-10V5.8z"/>'
        '<path d="M8.5 12l2.5 2.5 4.8-5"/>'
    ),
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5L21 21"/>',
    "send": '<path d="M12 20V4.5M5.5 11L12 4.5l6.5 6.5"/>',
    "social": '<circle cx="12" cy="12" r="9"/><path d="M6 6l12 12"/>',
    "steps": '<path d="M4 20h4v-4h4v-4h4V8h4"/>',
    "sun": (
        '<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6L7 7'
        'M17 17l1.4 1.4M18.4 5.6L17 7M7 17l-1.4 1.4"/>'
    ),
    "video": (
        '<rect x="2.5" y="6" width="13" height="12" rx="2.5"/><path d="M15.5 11l6-3.5v9l-6-3.5z"/>'
    ),
    "words": ('<path d="M3 18L8 6l5 12M4.8 14h6.4M21 12v6"/><circle cx="17.7" cy="15" r="3.1"/>'),
}
"""Each on a field of 24 by 24; the sheet gives stroke and size."""

TURNS = frozenset({"back", "next", "exit"})
"""Icons that point along the line of reading, and turn round where it runs from the right."""

CHANNEL_ICONS = {
    "in_app": "app",
    "sms": "phone",
    "email": "email",
    "voice_call": "call",
    "video_call": "video",
    "photo": "camera",
    "video_clip": "camera",
    "face_to_face": "people",
    "noticeboard": "board",
    "website": "globe",
    "social_media": "social",
}
"""The icon of each channel."""

_LEFT_END = '<circle class="d" cx="4" cy="7" r="3.4"/>'
_ENDS = _LEFT_END + '<circle class="d" cx="32" cy="7" r="3.4"/>'

SHAPES = {
    "open": _ENDS + '<path d="M5 7h26"/>',
    "closed": _ENDS + '<path d="M5 7h6M25 7h6M15 3l6 8M21 3l-6 8"/>',
    "held": _ENDS + '<path d="M5 7h7M24 7h7M16 2.5v9M20 2.5v9"/>',
    "waiting": _LEFT_END
    + '<circle class="thin" cx="32" cy="7" r="2.6"/><path class="dots" d="M6 7h22"/>',
    "private": _ENDS + '<path class="thin" d="M5 4.8h26M5 9.2h26"/>',
}
"""The line, in each state it can be in."""

STATE_WORDS = {
    "open": "Open",
    "closed": "Closed",
    "held": "Held",
    "waiting": "Waiting",
    "private": "Private",
}
"""The word that stands beside the shape when the page has no better one."""

MARK = (
    '<svg width="40" height="20" viewBox="0 0 40 20" fill="none" stroke="currentColor" '
    'stroke-width="2.6" stroke-linecap="round" aria-hidden="true" focusable="false">'
    '<circle cx="4.5" cy="10" r="3.7" fill="currentColor" stroke="none"/>'
    '<circle cx="35.5" cy="10" r="3.7" fill="currentColor" stroke="none"/>'
    '<path d="M4.5 10H13M27 10h8.5"/><circle cx="20" cy="10" r="7"/>'
    '<path d="M20 10h.01" stroke-width="4"/></svg>'
)
"""The mark: two ends, a line, and somebody who may look."""
