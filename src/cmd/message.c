/* Messages on standard error. Names from inputs never reach the terminal as they are. */
#include <stdarg.h>

#include "cmd.h"
#include "progress.h"

static void print(const char *text)
{
    char shown[2048];
    (void)vssdoc_printable(text, shown, sizeof shown);
    progress_hide();
    (void)fprintf(stderr, "vssdoc: %s\n", shown);
}

void complain(const char *format, ...)
{
    char text[1500];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    print(text);
}

void complain_error(const struct vssdoc_error *error)
{
    if (error->status == VSSDOC_CANNOT_WRITE && error->source[0] == '\0')
        return; /* output: main() or output_close() tells it, once */
    char place[96] = "";
    if (error->line > 0 && error->column == 0)
        (void)snprintf(place, sizeof place, "line %u: ", error->line);
    else if (error->line > 0)
        (void)snprintf(place, sizeof place, "line %u, column %u (byte %llu): ", error->line,
                       error->column, (unsigned long long)error->offset);
    complain("%s%s%s%s", error->source, error->source[0] != '\0' ? ": " : "", place,
             error->message);
}
