# Shows include/vssdoc.h to doxygen, whose marks it does not have: a comment in front of a declaration is
# about it, one behind a member is about that member, a title between rules begins a group. The lines
# stay the lines. What means something to doxygen but not to us is escaped.

# What stands in quotation marks is taken literally.
function escaped(text,    parts, n, i, out) {
    n = split(text, parts, "\"")
    for (i = 1; i <= n; i++) {
        if (i % 2 == 1 || i == n) gsub(/[\\@<>#%&$]/, "\\\\&", parts[i])
        out = out (i > 1 ? "\"" : "") parts[i]
    }
    return out
}
function ends(text) { return index(text, "*/") > 0 }

# The first comment is about the library.
NR == 1 { print "/** @mainpage libvssdoc"; inside = first = 1; next }
first && NR == 2 { print " *  @verbatim " escaped(substr($0, 4)); next }
first && ends($0) { print "@endverbatim */"; inside = first = 0; next }
first { print substr($0, 4); next }

/^\/\* -+$/ { title = 1; print ""; next }
title == 1 {
    if (group++ > 0) printf "/** @} */ "
    text = escaped(substr($0, 4))
    print "/** @defgroup part" group " " text
    title = 2
    next
}
title == 2 && /^ \* -+ \*\/$/ { print " * @{ */"; title = 0; next }
title == 2 { print escaped($0); next }

inside { print escaped($0); inside = !ends($0); next }
/^\/\* -+ .* -+ \*\/$/ { print; next }
/^ *\/\*/ {
    at = index($0, "/*")
    print substr($0, 1, at - 1) "/**" escaped(substr($0, at + 2))
    inside = !ends($0)
    next
}
# Behind preprocessor lines a comment may hold what looks like one.
/[;,{A-Z0-9)] *\/\*/ || /^#define .*\/\*/ || / \/\* / {
    at = index($0, "/*")
    print substr($0, 1, at - 1) "/**<" escaped(substr($0, at + 2))
    inside = !ends($0)
    next
}
/^#ifdef __cplusplus$/ && group > 0 { print "/** @} */ " $0; group = 0; next }
{ print }
