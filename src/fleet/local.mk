libvssdoc_core_la_SOURCES += \
  %D%/add.c \
  %D%/add_lists.c \
  %D%/add_writers.c \
  %D%/adding.h \
  %D%/fleet.h \
  %D%/open.c \
  %D%/place.c \
  %D%/query.c \
  %D%/questions.c %D%/questions.h \
  %D%/statements.c

## The schema and the questions are SQL files, compiled into the library.
fleet_sql = $(sort $(wildcard $(top_srcdir)/%D%/sql/*.sql))
embedded_sources += %D%/sql.c
CLEANFILES += %D%/sql.c
EXTRA_DIST += $(fleet_sql)
%D%/sql.c: $(fleet_sql) $(embed)
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	$(SHELL) $(top_srcdir)/$(embed) vsd_fleet_sql $(fleet_sql) >$@-t && mv $@-t $@
