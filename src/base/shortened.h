/* Messages that name what a document holds, however long its names are. */
#ifndef VSD_BASE_SHORTENED_H
#define VSD_BASE_SHORTENED_H

#include <stdarg.h>
#include <stddef.h>

/* What stands for the rest of a text. */
#define VSD_CUT "..."

/* As vsnprintf, but texts are shortened: to the precision of %.200s, else to VSD_LONGEST_NAME
 * bytes. Knows %s %.*s %c %d %u %x %X %%, a width of digits for numbers, and the lengths l, ll and
 * z. The message as a whole is shortened to what out has room for. No character is cut. */
enum { VSD_LONGEST_NAME = 300 };
void vsd_shortened(char *out, size_t room, const char *format, va_list arguments)
    __attribute__((format(printf, 3, 0)));

#endif
