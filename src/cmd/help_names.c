/* vssdoc help names: the table of names on disk. */
#include "help.h"

void print_names_help(FILE *to)
{
    struct vssdoc_name name;
    (void)fprintf(to, "# Names of elements and attributes that vssdoc reads, in the form that --names\n"
                 "# takes: spellings behind '|' are alternatives. Evidence: C seen in a captured\n"
                 "# document, D shown in Microsoft's documentation, N inferred from the API's names\n"
                 "# and confirmed by no source.\n"
                 "#object\tkey\tkind\tspelling\tevidence\tsource\n");
    for (size_t i = 0; vssdoc_name_at(i, &name); i++)
        (void)fprintf(to, "%s\t%s\t%s\t%s\t%c\t%s\n", name.object, name.key,
                     name.element ? "element" : "attribute", name.spelling, (char)name.evidence,
                     name.source);
}
