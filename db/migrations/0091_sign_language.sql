-- Languages are kept by their code of ISO 639: French sign language had one of its own.
update app.household set languages = array_replace(languages, 'lsf', 'fsl') where 'lsf' = any (languages);
