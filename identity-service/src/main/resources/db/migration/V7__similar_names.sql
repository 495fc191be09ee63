-- How much two names are alike. Only letters and digits are compared, for two reasons: spaces, tone marks and signs are where
-- the same name is written differently, and whether Thai vowel signs belong to a word depends on the locale of the server.
create function name_key(name text) returns text
    language sql immutable strict parallel safe
    return regexp_replace(lower(translate(name, '๐๑๒๓๔๕๖๗๘๙ัิีึืฺุู็่้๊๋์ํ๎ๆฯ', '0123456789')), '[[:space:][:punct:]]', '', 'g');

-- 0 to 1. A name that is a part of the other ("พระธาตุพนม", "วัดพระธาตุพนมวรมหาวิหาร") has few trigrams in common with the whole
-- of it; such a part counts for three fifths.
create function name_likeness(one text, other text) returns double precision
    language sql immutable strict parallel safe
    return greatest(
        similarity(name_key(one), name_key(other)),
        0.6 * word_similarity(name_key(one), name_key(other)),
        0.6 * word_similarity(name_key(other), name_key(one)));
