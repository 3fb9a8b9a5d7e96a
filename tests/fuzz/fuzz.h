/* What a fuzz target defines: libFuzzer's entry point. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* Takes any bytes whatever; returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
