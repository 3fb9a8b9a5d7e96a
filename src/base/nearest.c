#include "base/nearest.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <vssdoc.h>

#include "base/text.h"

enum { LONGEST = 64, MOST = 20000 };

static size_t least(size_t a, size_t b, size_t c)
{
    size_t ab = a < b ? a : b;
    return ab < c ? ab : c;
}

/* Letters to add, drop or change, without regard to case. Both texts are short. */
static size_t distance(const char *a, const char *b)
{
    size_t row[LONGEST + 1], n = strlen(b);
    for (size_t j = 0; j <= n; j++)
        row[j] = j;
    for (size_t i = 1; a[i - 1] != '\0'; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            bool same = vsd_fold((unsigned char)a[i - 1]) == vsd_fold((unsigned char)b[j - 1]);
            size_t changed = diagonal + !same;
            diagonal = row[j];
            row[j] = least(row[j] + 1, row[j - 1] + 1, changed);
        }
    }
    return row[n];
}

/* Each of the words that somebody remembers is in the name. */
static bool has_words(const char *name, const char *words)
{
    char text[LONGEST + 1], *rest;
    (void)snprintf(text, sizeof text, "%s", words);
    for (char *word = strtok_r(text, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest))
        if (!vsd_contains_folded(name, word))
            return false;
    return true;
}

void vsd_nearest_offer(struct vsd_nearest *nearest, const char *name)
{
    if (name == NULL || nearest->asked == NULL || nearest->offered++ >= MOST)
        return;
    size_t length = strlen(nearest->asked);
    if (length == 0 || length > LONGEST || strlen(name) > LONGEST)
        return;
    bool part = length >= 3 && has_words(name, nearest->asked);
    size_t letters = distance(nearest->asked, name), d = part && letters > 1 ? 1 : letters;
    /* Of two letters nothing would be left, of three as good as nothing. */
    size_t near = length < 3 ? 0 : length < 4 ? 1 : length < 6 ? 2 : length / 3;
    if (d <= near && (nearest->best == NULL || d < nearest->distance ||
                      (d == nearest->distance && letters < nearest->letters))) {
        nearest->best = name;
        nearest->distance = d;
        nearest->letters = letters;
    }
}

const char *vssdoc_nearest(const char *asked, const char *const *names)
{
    struct vsd_nearest nearest = {.asked = asked};
    for (; *names != NULL; names++)
        vsd_nearest_offer(&nearest, *names);
    return nearest.best;
}
