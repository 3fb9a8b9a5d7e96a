/* One document, listing or archive from memory, shown in every form. */
#include "exercise.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    (void)fuzz_read_memory("fuzz.xml", data, size, NULL, FUZZ_FORMS);
    return 0;
}
