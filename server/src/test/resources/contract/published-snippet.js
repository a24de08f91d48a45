await fetch('https://api.segmailer.com/api/v2/contacts', {
  method: 'POST',
  headers: { 'Authorization': `Bearer ${API_KEY}` },
  body: JSON.stringify({
    identifier: { email: 'user@example.com' },
    attributes: { firstName: 'Jane', lastName: 'Doe', plan: 'premium', signupDate: '2024-01-15' }
  })
})
