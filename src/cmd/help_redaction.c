/* vssdoc help redaction: what --redact hides, and what stays. */
#include <string.h>

#include "help.h"

void print_redaction_help(FILE *to)
{
    static const char *const titles[] = {
        "Folders at the root of a volume",
        "Folders below these, or below variables of Windows",
        "Files",
        "Endings of files' names",
        "Names of components, and words of options and captions",
        "With a number behind it",
    };
    (void)fputs(
        "--redact puts placeholders in the place of names, so that a capture can be shown to\n"
        "strangers and still be compared: machines, users, databases, components, writers that\n"
        "are not Microsoft's, folders, files, the words of captions, options and messages,\n"
        "network addresses, ids of volumes, machines and instances, writers' private values, and\n"
        "all that this version does not know, save the names of elements and attributes.\n\n"
        "A placeholder is as long as its name and made of the same kinds of characters. Equal\n"
        "names get equal ones everywhere, in paths, logical paths, captions and in all inputs of\n"
        "one run; what is no letter or digit stays, single ones stay (drive letters), and so do\n"
        "numbers, times, versions, error codes, byte ranges and ids of writers' classes. Lengths\n"
        "and the number of things can be seen. Rules, selections and comparisons find what they\n"
        "find in the original; only likeness between names that differ is lost.\n\n"
        "--redact-key FILE writes what stands for what: keep it to yourself. Where the file is\n"
        "there already, its names get the placeholders that they had, so that captures redacted\n"
        "at different times can be compared. --unredact FILE puts the names back, in a capture\n"
        "that was redacted with it.\n\n"
        "This stays, with the names of known writers, their services, and variables of Windows:\n",
        to);
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
        (void)fprintf(to, "\n%s:\n  ", titles[i]);
        struct filled lines = {.to = to, .indent = 2, .column = 2};
        for (const char *item = vssdoc_redaction_stays(i); item != NULL && *item != '\0';) {
            char word[64];
            int length = (int)strcspn(item, "|");
            (void)snprintf(word, sizeof word, "%.*s%s", length, item,
                           item[length] != '\0' ? "," : "");
            put_word(&lines, word);
            item += length;
            item += strspn(item, "|");
        }
        (void)fputc('\n', to);
    }
}
