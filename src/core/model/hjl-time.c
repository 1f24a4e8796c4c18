/* hjl-time.c: milliseconds in UTC, as text and back
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/hjl-time.h"

/* The first and the last millisecond that four digits of a year can write. */
#define FIRST_TIME G_GINT64_CONSTANT (-62135596800000)
#define LAST_TIME G_GINT64_CONSTANT (253402300799999)

/* Reads exactly @n digits and moves on. */
static gboolean
read_digits (const char **text,
             guint        n,
             int         *value)
{
  *value = 0;

  for (guint i = 0; i < n; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;

      *value = *value * 10 + g_ascii_digit_value (**text);
    }

  return TRUE;
}

static gboolean
read_mark (const char **text,
           const char  *marks)
{
  if (**text == '\0' || strchr (marks, **text) == NULL)
    return FALSE;

  (*text)++;
  return TRUE;
}

/* Any number of digits is allowed; what is finer than a millisecond is cut off. */
static gboolean
read_fraction (const char **text,
               int         *milliseconds)
{
  int weight = 100;

  *milliseconds = 0;

  if (!read_mark (text, ".,"))
    return TRUE;
  if (!g_ascii_isdigit (**text))
    return FALSE;

  for (; g_ascii_isdigit (**text); (*text)++, weight /= 10)
    *milliseconds += weight * g_ascii_digit_value (**text);

  return TRUE;
}

static gboolean
read_zone (const char **text,
           HjlTime     *offset)
{
  int sign = **text == '-' ? -1 : 1;
  int hours;
  int minutes;

  *offset = 0;

  if (read_mark (text, "Zz"))
    return TRUE;

  if (!read_mark (text, "+-") ||
      !read_digits (text, 2, &hours) ||
      !read_mark (text, ":") ||
      !read_digits (text, 2, &minutes) ||
      hours > 23 || minutes > 59)
    return FALSE;

  *offset = sign * (hours * HJL_HOUR + minutes * HJL_MINUTE);
  return TRUE;
}

char *
hjl_time_to_string (HjlTime time)
{
  HjlTime clamped = CLAMP (time, FIRST_TIME, LAST_TIME);
  int     milliseconds = (int) (((clamped % HJL_SECOND) + HJL_SECOND) % HJL_SECOND);
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc ((clamped - milliseconds) / HJL_SECOND);

  /* GLib's %Y does not pad years below 1000. */
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d.%03dZ",
                          g_date_time_get_year (date),
                          g_date_time_get_month (date),
                          g_date_time_get_day_of_month (date),
                          g_date_time_get_hour (date),
                          g_date_time_get_minute (date),
                          g_date_time_get_second (date),
                          milliseconds);
}

gboolean
hjl_time_from_string (const char *text,
                      HjlTime    *time)
{
  g_autoptr (GDateTime) date = NULL;
  HjlTime offset;
  int     year, month, day, hour, minute, second, milliseconds;

  g_return_val_if_fail (time != NULL, FALSE);

  *time = 0;

  if (text == NULL ||
      !read_digits (&text, 4, &year) || !read_mark (&text, "-") ||
      !read_digits (&text, 2, &month) || !read_mark (&text, "-") ||
      !read_digits (&text, 2, &day) || !read_mark (&text, "Tt ") ||
      !read_digits (&text, 2, &hour) || !read_mark (&text, ":") ||
      !read_digits (&text, 2, &minute) || !read_mark (&text, ":") ||
      !read_digits (&text, 2, &second) ||
      !read_fraction (&text, &milliseconds) ||
      !read_zone (&text, &offset) ||
      *text != '\0')
    return FALSE;

  /* RFC 3339 has leap seconds; this clock, like POSIX, counts them as the next second. */
  if (second > 60)
    return FALSE;

  date = g_date_time_new_utc (year, month, day, hour, minute, 0);
  if (date == NULL)
    return FALSE;

  *time = (g_date_time_to_unix (date) + second) * HJL_SECOND + milliseconds - offset;
  return TRUE;
}

HjlTime
hjl_time_now (void)
{
  return g_get_real_time () / 1000;
}
