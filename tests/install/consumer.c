/* A program of somebody else: it sees the installed header, and links the installed library. */
#include <vssdoc.h>

#include <stdio.h>

int main(void)
{
    printf("libvssdoc %s\n", vssdoc_version());
    return 0;
}
