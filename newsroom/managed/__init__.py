"""The templates that site managers may change in the admin.

`registry` names them, with their defaults under templates/managed/, the data they get (`shapes`)
and what they have to contain (`musts`). Pages call `{% managed "header" %}`: `data` makes plain
values of what the page has, `rendering` makes HTML of them, from the version that is live
(`sources`) or, where that fails (`failures`) or does readers harm (`guarding`), from the default.
`samples` has pages to preview (`previewing`) and check (`checking`) a draft on, before `publishing`
makes it live.
"""
