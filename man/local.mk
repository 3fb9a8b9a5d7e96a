dist_man1_MANS = $(wildcard $(top_srcdir)/%D%/*.1)
dist_man3_MANS = $(wildcard $(top_srcdir)/%D%/*.3)
dist_man7_MANS = $(wildcard $(top_srcdir)/%D%/*.7)
